//! What stands elsewhere: `opaque`, `transparent`, `same_as`.

use super::Fault;

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[
    Fault("an opaque variant that discloses", "", "#[wire(opaque)] F { #[wire(public)] id: u8 },", 1),
    Fault("a transparent variant of two fields", "", "#[wire(transparent)] F(::wire_error::jsonrpc::ProtocolError, u8),", 1),
    Fault("a transparent variant of none", "", "#[wire(transparent)] F,", 1),
    Fault("a transparent variant with a status", "", "#[wire(transparent, http = 404)] F(::wire_error::jsonrpc::ProtocolError),", 1),
    Fault("a transparent field with a key", "", "#[wire(transparent)] F(#[wire(data)] ::wire_error::jsonrpc::ProtocolError),", 1),
    Fault("the same as nothing", "", "#[wire(same_as = NotHere)] F,", 1),
    Fault("the same as itself", "", "#[wire(same_as = F)] F,", 1),
    Fault("the same with a status", "", "#[wire(http = 404)] Target, #[wire(same_as = Target, http = 404)] F,", 1),
    Fault("the same without a field", "", "#[wire(http = 404)] Target { #[wire(public)] id: u8 }, #[wire(same_as = Target)] F,", 1),
    Fault("the same with a field more", "", "#[wire(http = 404)] Target, #[wire(same_as = Target)] F { #[wire(public)] id: u8 },", 1),
    Fault("the same under another key", "", "#[wire(http = 404)] Target { #[wire(data)] id: u8 }, #[wire(same_as = Target)] F { #[wire(public)] id: u8 },", 1),
    Fault("the same as what is nested", "", "#[wire(transparent)] Target(::wire_error::jsonrpc::ProtocolError), #[wire(same_as = Target)] F,", 1),
    Fault("the same as what is the same", "", "#[wire(http = 404)] Target, #[wire(same_as = Target)] G, #[wire(same_as = G)] F,", 1),
    Fault("a transparent field that is secret", "#[wire(debug)]", "#[wire(transparent)] F(#[wire(secret)] ::wire_error::jsonrpc::ProtocolError),", 1),
];
