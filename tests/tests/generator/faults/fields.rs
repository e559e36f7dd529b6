//! Fields: their keys, and sources.

use super::Fault;

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[
    Fault("a secret without `debug`", "", "#[wire(http = 404)] F { #[wire(secret)] id: u8 },", 1),
    Fault("a key that is too short", "", "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public)] x: u8 },", 1),
    Fault("a key in capitals", "", "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public = \"Id\")] id: u8 },", 1),
    Fault("a key of the metadata twice", "", "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public)] id: u8, #[wire(public = \"id\")] of: u8 },", 2),
    Fault("a place without a key", "", "#[wire(http = 404, reason = \"FAULT\")] F(#[wire(public)] u8),", 1),
    Fault("how a private field is shown", "", "#[wire(http = 404)] F { #[wire(fmt = crate::in_brackets)] id: u8 },", 1),
    Fault("where a private field is shown", "", "#[wire(http = 404)] F { #[wire(metadata = false)] id: u8 },", 1),
    Fault("a member of the problem's own", "", "#[wire(http = 404)] F { #[wire(extension = \"status\")] id: u8 },", 1),
    Fault("a short member", "", "#[wire(http = 404)] F { #[wire(extension)] id: u8 },", 1),
    Fault("a member twice", "", "#[wire(http = 404)] F { #[wire(extension = \"abc\")] a: u8, #[wire(extension = \"abc\")] b: u8 },", 2),
    Fault("data twice", "", "#[wire(http = 404)] F { #[wire(data)] a: u8, #[wire(data)] b: u8 },", 2),
    Fault("a delay twice", "", "#[wire(http = 404)] F { #[wire(retry_after)] a: ::core::time::Duration, #[wire(retry_after)] b: ::core::time::Duration },", 2),
    Fault("violations twice", "", "#[wire(http = 404)] F(#[wire(field_violations)] ::std::vec::Vec<::wire_error::FieldViolation>, #[wire(field_violations)] ::std::vec::Vec<::wire_error::FieldViolation>),", 2),
    Fault("a header of a field that frames the body", "", "#[wire(http = 404)] F(#[wire(header = \"TE\")] u8),", 1),
    Fault("a client's type without a client", "", "#[wire(http = 404)] F { #[wire(public, client_type = u8)] id: u8 },", 1),
    Fault("a source that is public", "", "#[wire(http = 404)] F { #[wire(public)] source: ::std::fmt::Error },", 1),
    Fault("a source that is secret", "#[wire(debug)]", "#[wire(http = 404)] F { #[source] #[wire(secret)] it: ::std::fmt::Error },", 1),
    Fault("two sources", "", "#[wire(http = 404)] F(#[source] ::std::fmt::Error, #[source] ::std::fmt::Error),", 2),
    Fault("`from` beside another field", "", "#[wire(http = 404)] F(#[from] ::core::str::Utf8Error, u8),", 1),
    Fault("`source` on a variant", "", "#[wire(http = 404)] #[source] F(u8),", 1),
    Fault("`from` with arguments", "", "#[wire(http = 404)] F(#[from(x)] ::core::str::Utf8Error),", 1),
    Fault("a secret that is public", "#[wire(debug)]", "#[wire(http = 404)] F { #[wire(public, secret)] id: u8 },", 1),
    Fault("a long key", "", "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public = \"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\")] id: u8 },", 1),
    Fault("a client's type of what no client reads", "#[wire(client = Client)]", "#[wire(http = 404)] F { #[wire(client_type = u8)] id: u8 },", 1),
    Fault("a challenge twice", "", "#[wire(http = 404)] F(#[wire(www_authenticate)] ::wire_error::Challenge, #[wire(www_authenticate)] ::wire_error::Challenge),", 2),
];
