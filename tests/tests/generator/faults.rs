//! Faults: of every rule one way to break it, put into an enum that breaks none.

use super::random::Random;
use super::shape::Type;
use super::write;

/// A fault: its name, what stands on the enum and within it, and how many errors tell of it: two where both
/// sites are shown.
pub(crate) struct Fault(pub(crate) &'static str, &'static str, &'static str, pub(crate) usize);

/// What the macro refuses. `F` is the faulty variant.
pub(crate) const OF_MACRO: &[Fault] = &[
    // keys
    Fault("an unknown key", "", "#[wire(http = 404, mesage = \"x\")] F,", 1),
    Fault("an unknown key on the enum", "#[wire(colour = 7)]", "", 1),
    Fault("an unknown key on a field", "", "#[wire(http = 404)] F { #[wire(publik)] id: u8 },", 1),
    Fault(
        "a key of the enum on a variant",
        "",
        "#[wire(http = 404, type_base = \"urn:x:\")] F,",
        1,
    ),
    Fault(
        "a key of a variant on a field",
        "",
        "#[wire(http = 404)] F { #[wire(http = 404)] id: u8 },",
        1,
    ),
    Fault("a key of a field on a variant", "", "#[wire(http = 404, public)] F,", 1),
    Fault("a key of one variant on the enum", "#[wire(title = \"x\")]", "", 1),
    Fault("a key twice", "", "#[wire(http = 404, http = 404)] F,", 2),
    Fault("a key in two attributes", "", "#[wire(http = 404)] #[wire(http = 409)] F,", 2),
    Fault("a key without its value", "", "#[wire(http)] F,", 1),
    Fault("a key with a value that it does not take", "", "#[wire(http = 404, opaque = 7)] F,", 1),
    Fault("an expression", "", "#[wire(http = 400 + 4)] F,", 1),
    Fault("no comma", "", "#[wire(http = 404 code = 7)] F,", 1),
    Fault("no list", "", "#[wire = 404] F,", 1),
    Fault("nothing at all", "", "#[wire] F,", 1),
    Fault("a text for a number", "", "#[wire(http = \"404\")] F,", 1),
    Fault("a number for a text", "", "#[wire(http = 404, message = 7)] F,", 1),
    Fault("a float", "", "#[wire(http = 404.0)] F,", 1),
    Fault("a number of 64 bits", "", "#[wire(http = 404, code = 99999999999)] F,", 1),
    // numbers
    Fault("no status", "", "F,", 1),
    Fault("a status that is no error", "", "#[wire(http = 399)] F,", 1),
    Fault("a status over 599", "", "#[wire(http = 600)] F,", 1),
    Fault("a negative status", "", "#[wire(http = -404)] F,", 1),
    Fault("an application code alone", "", "#[wire(code = 7007)] F,", 1),
    Fault("a reserved code", "", "#[wire(code = -32500, http = 404)] F,", 1),
    Fault("the first reserved code", "", "#[wire(code = -32768, http = 404)] F,", 1),
    Fault("the last reserved code", "", "#[wire(code = -32100, http = 404)] F,", 1),
    Fault(
        "a code twice",
        "",
        "#[wire(code = 7007, http = 404)] F, #[wire(code = 7007, http = 404)] G,",
        2,
    ),
    Fault(
        "a code outside of the range",
        "#[wire(code_range(-2147483648..=7006, 7008..=2147483647))]",
        "#[wire(code = 7007, http = 404)] F,",
        1,
    ),
    Fault("an empty range", "#[wire(code_range(7..=1, -2147483648..=2147483647))]", "", 1),
    Fault("a range that is half open", "#[wire(code_range(7..9))]", "", 1),
    Fault("a range that nobody reserves", "#[wire(reserved_codes(7..=9))]", "", 1),
    Fault(
        "a shared code without a reason",
        "#[wire(shared_codes(7007))]",
        "#[wire(code = 7007, http = 404)] F,",
        1,
    ),
    Fault(
        "a shared code beside data",
        "#[wire(shared_codes(7007))]",
        "#[wire(code = 7007, http = 404, reason = \"FAULT\")] F { #[wire(data)] id: u8 },",
        1,
    ),
    Fault(
        "a code that MCP keeps",
        "#[wire(into(rmcp))]",
        "#[wire(code = -32020, http = 404)] F,",
        1,
    ),
    Fault("OK", "", "#[wire(grpc = Ok)] F,", 1),
    Fault("an unknown gRPC code", "", "#[wire(grpc = NotHere)] F,", 1),
    Fault("a gRPC code in another spelling", "", "#[wire(grpc = NOT_FOUND)] F,", 1),
    // texts
    Fault("a short reason", "", "#[wire(http = 404, reason = \"AB\")] F,", 1),
    Fault("a reason in lower case", "", "#[wire(http = 404, reason = \"not_found\")] F,", 1),
    Fault("a reason that ends in _", "", "#[wire(http = 404, reason = \"NOT_\")] F,", 1),
    Fault("a reason of a short name", "", "#[wire(http = 404, reason)] F,", 1),
    Fault(
        "a reason twice",
        "",
        "#[wire(http = 404, reason = \"FAULT\")] F, #[wire(http = 404, reason = \"FAULT\")] G,",
        2,
    ),
    Fault("an opaque variant's reason of its name", "", "#[wire(opaque, reason)] Faulty,", 1),
    Fault("no absolute link", "", "#[wire(http = 404, help = \"/help\")] F,", 1),
    Fault("a link with a space", "", "#[wire(http = 404, help = \"https://a b\")] F,", 1),
    Fault("an empty type", "", "#[wire(http = 404, type_uri = \"\")] F,", 1),
    Fault("a title without a type", "", "#[wire(http = 404, title = \"x\")] F,", 1),
    Fault("an empty title", "", "#[wire(http = 404, type_uri = \"urn:x\", title = \" \")] F,", 1),
    Fault("an empty fix", "", "#[wire(http = 404, fix = \"\")] F,", 1),
    Fault("an empty description", "", "#[wire(http = 404, description = \"\")] F,", 1),
    Fault("a description without a comment", "", "#[wire(http = 404, description)] F,", 1),
    Fault("an unknown level", "", "#[wire(http = 404, log = loud)] F,", 1),
    Fault("a delay without a unit", "", "#[wire(http = 404, retry_after = \"1\")] F,", 1),
    Fault("a negative delay", "", "#[wire(http = 404, retry_after = \"-1s\")] F,", 1),
    Fault(
        "a delay that is not retried",
        "",
        "#[wire(http = 404, retry_after = \"1s\", retryable = false)] F,",
        2,
    ),
    // headers
    Fault("a name that no header has", "", "#[wire(http = 404, header(\"a b\", \"x\"))] F,", 1),
    Fault(
        "a header that frames the body",
        "",
        "#[wire(http = 404, header(\"content-length\", \"7\"))] F,",
        1,
    ),
    Fault(
        "a header with a key of its own",
        "",
        "#[wire(http = 404, header(\"Retry-After\", \"7\"))] F,",
        1,
    ),
    Fault(
        "a header twice",
        "",
        "#[wire(http = 404, header(\"X-A\", \"1\"), header(\"x-a\", \"2\"))] F,",
        2,
    ),
    Fault("a line break in a header", "", "#[wire(http = 404, header(\"X-A\", \"1\\n2\"))] F,", 1),
    Fault("an empty challenge", "", "#[wire(http = 401, www_authenticate = \"\")] F,", 1),
    Fault("a 401 without a challenge", "#[wire(into(http))]", "#[wire(http = 401)] F,", 1),
    Fault("a 401 by its gRPC code", "#[wire(into(axum))]", "#[wire(grpc = Unauthenticated)] F,", 1),
    Fault("a 405 without its header", "#[wire(into(actix_web))]", "#[wire(http = 405)] F,", 1),
    Fault(
        "two challenges",
        "",
        "#[wire(http = 401, www_authenticate = \"Basic\")] F { #[wire(www_authenticate)] it: ::wire_error::Challenge },",
        2,
    ),
    // messages
    Fault(
        "a message of a private field",
        "",
        "#[wire(http = 404, message = \"{id}\")] F { id: u8 },",
        1,
    ),
    Fault("a message of no field", "", "#[wire(http = 404, message = \"{id}\")] F,", 1),
    Fault(
        "a brace that nothing closes",
        "",
        "#[wire(http = 404, message = \"{id\")] F { #[wire(public)] id: u8 },",
        1,
    ),
    Fault("a brace that nothing opens", "", "#[wire(http = 404, message = \"id}\")] F,", 1),
    Fault(
        "a message by Debug",
        "",
        "#[wire(http = 404, message = \"{id:?}\")] F { #[wire(public)] id: u8 },",
        1,
    ),
    Fault(
        "a width of another field",
        "",
        "#[wire(http = 404, message = \"{id:1$}\")] F { #[wire(public)] id: u8 },",
        1,
    ),
    Fault(
        "a placeholder without a name",
        "",
        "#[wire(http = 404, message = \"{}\")] F { #[wire(public)] id: u8 },",
        1,
    ),
    Fault(
        "a raw name in a message",
        "",
        "#[wire(http = 404, message = \"{r#fn}\")] F { #[wire(public)] r#fn: u8 },",
        1,
    ),
    // what stands elsewhere
    Fault(
        "an opaque variant that discloses",
        "",
        "#[wire(opaque)] F { #[wire(public)] id: u8 },",
        1,
    ),
    Fault(
        "a transparent variant of two fields",
        "",
        "#[wire(transparent)] F(::wire_error::jsonrpc::ProtocolError, u8),",
        1,
    ),
    Fault("a transparent variant of none", "", "#[wire(transparent)] F,", 1),
    Fault(
        "a transparent variant with a status",
        "",
        "#[wire(transparent, http = 404)] F(::wire_error::jsonrpc::ProtocolError),",
        1,
    ),
    Fault(
        "a transparent field with a key",
        "",
        "#[wire(transparent)] F(#[wire(data)] ::wire_error::jsonrpc::ProtocolError),",
        1,
    ),
    Fault("the same as nothing", "", "#[wire(same_as = NotHere)] F,", 1),
    Fault("the same as itself", "", "#[wire(same_as = F)] F,", 1),
    Fault(
        "the same with a status",
        "",
        "#[wire(http = 404)] Target, #[wire(same_as = Target, http = 404)] F,",
        1,
    ),
    Fault(
        "the same without a field",
        "",
        "#[wire(http = 404)] Target { #[wire(public)] id: u8 }, #[wire(same_as = Target)] F,",
        1,
    ),
    Fault(
        "the same with a field more",
        "",
        "#[wire(http = 404)] Target, #[wire(same_as = Target)] F { #[wire(public)] id: u8 },",
        1,
    ),
    Fault(
        "the same under another key",
        "",
        "#[wire(http = 404)] Target { #[wire(data)] id: u8 }, #[wire(same_as = Target)] F { #[wire(public)] id: u8 },",
        1,
    ),
    // fields
    Fault("a secret without `debug`", "", "#[wire(http = 404)] F { #[wire(secret)] id: u8 },", 1),
    Fault(
        "a key that is too short",
        "",
        "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public)] x: u8 },",
        1,
    ),
    Fault(
        "a key in capitals",
        "",
        "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public = \"Id\")] id: u8 },",
        1,
    ),
    Fault(
        "a key of the metadata twice",
        "",
        "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public)] id: u8, #[wire(public = \"id\")] of: u8 },",
        2,
    ),
    Fault(
        "a place without a key",
        "",
        "#[wire(http = 404, reason = \"FAULT\")] F(#[wire(public)] u8),",
        1,
    ),
    Fault(
        "how a private field is shown",
        "",
        "#[wire(http = 404)] F { #[wire(fmt = crate::in_brackets)] id: u8 },",
        1,
    ),
    Fault(
        "where a private field is shown",
        "",
        "#[wire(http = 404)] F { #[wire(metadata = false)] id: u8 },",
        1,
    ),
    Fault(
        "a member of the problem's own",
        "",
        "#[wire(http = 404)] F { #[wire(extension = \"status\")] id: u8 },",
        1,
    ),
    Fault("a short member", "", "#[wire(http = 404)] F { #[wire(extension)] id: u8 },", 1),
    Fault(
        "a member twice",
        "",
        "#[wire(http = 404)] F { #[wire(extension = \"abc\")] a: u8, #[wire(extension = \"abc\")] b: u8 },",
        2,
    ),
    Fault(
        "data twice",
        "",
        "#[wire(http = 404)] F { #[wire(data)] a: u8, #[wire(data)] b: u8 },",
        2,
    ),
    Fault(
        "a delay twice",
        "",
        "#[wire(http = 404)] F { #[wire(retry_after)] a: ::core::time::Duration, #[wire(retry_after)] b: ::core::time::Duration },",
        2,
    ),
    Fault(
        "violations twice",
        "",
        "#[wire(http = 404)] F(#[wire(field_violations)] ::std::vec::Vec<::wire_error::FieldViolation>, #[wire(field_violations)] ::std::vec::Vec<::wire_error::FieldViolation>),",
        2,
    ),
    Fault(
        "a header of a field that frames the body",
        "",
        "#[wire(http = 404)] F(#[wire(header = \"TE\")] u8),",
        1,
    ),
    Fault(
        "a client's type without a client",
        "",
        "#[wire(http = 404)] F { #[wire(public, client_type = u8)] id: u8 },",
        1,
    ),
    Fault(
        "a source that is public",
        "",
        "#[wire(http = 404)] F { #[wire(public)] source: ::std::fmt::Error },",
        1,
    ),
    Fault(
        "a source that is secret",
        "#[wire(debug)]",
        "#[wire(http = 404)] F { #[source] #[wire(secret)] it: ::std::fmt::Error },",
        1,
    ),
    Fault(
        "two sources",
        "",
        "#[wire(http = 404)] F(#[source] ::std::fmt::Error, #[source] ::std::fmt::Error),",
        2,
    ),
    Fault(
        "`from` beside another field",
        "",
        "#[wire(http = 404)] F(#[from] ::core::str::Utf8Error, u8),",
        1,
    ),
    Fault("`source` on a variant", "", "#[wire(http = 404)] #[source] F(u8),", 1),
    Fault(
        "`from` with arguments",
        "",
        "#[wire(http = 404)] F(#[from(x)] ::core::str::Utf8Error),",
        1,
    ),
    // the enum
    Fault("an unknown shape of the data", "#[wire(data = all)]", "", 1),
    Fault("an unknown body", "#[wire(body = xml)]", "", 1),
    Fault("an unknown framework", "#[wire(into(rocket))]", "", 1),
    Fault("a framework twice", "#[wire(into(http, http))]", "", 2),
    Fault("no framework", "#[wire(into())]", "", 1),
    Fault("no media type", "#[wire(content_type = \"json\")]", "", 1),
    Fault("a client of no name", "#[wire(client = \"Client\")]", "", 1),
    Fault(
        "a variant that the client has already",
        "#[wire(client = Client)]",
        "#[wire(http = 404)] Unknown,",
        2,
    ),
    Fault("a base that ends in nothing", "#[wire(type_base = \"https://a.example\")]", "", 1),
    Fault("thiserror's attribute", "", "#[wire(http = 404)] #[error(\"x\")] F,", 1),
    Fault("an unknown form of the metadata", "#[wire(metadata = kebab)]", "", 1),
    Fault("a default that is removed where it is set", "#[wire(reason = false)]", "", 1),
];

/// What rustc refuses of what is generated.
pub(crate) const OF_RUSTC: &[Fault] = &[
    Fault("a constant that is no error's status", "", "#[wire(http = STATUS)] F,", 1),
    Fault("a constant that is reserved", "", "#[wire(http = 404, code = CODE)] F,", 1),
    Fault("a constant that is no reason", "", "#[wire(http = 404, reason = REASON)] F,", 1),
    Fault("a constant that is no link", "", "#[wire(http = 404, help = REASON)] F,", 1),
    Fault("a constant of another type", "", "#[wire(http = REASON)] F,", 1),
    Fault("a constant that is not there", "", "#[wire(http = NOT_HERE)] F,", 1),
    Fault(
        "a public field without `Display`",
        "",
        "#[wire(http = 404)] F { #[wire(public)] id: Wraps<'static> },",
        1,
    ),
    Fault(
        "a public error",
        "",
        "#[wire(http = 404)] F { #[wire(public)] it: ::std::fmt::Error },",
        1,
    ),
    Fault(
        "an extension without `Serialize`",
        "",
        "#[wire(http = 404)] F { #[wire(extension)] wraps: Wraps<'static> },",
        1,
    ),
    Fault(
        "data without `Serialize`",
        "",
        "#[wire(http = 404)] F { #[wire(data)] wraps: Wraps<'static> },",
        1,
    ),
    Fault(
        "violations of another type",
        "",
        "#[wire(http = 404)] F { #[wire(field_violations)] it: u8 },",
        1,
    ),
    Fault(
        "a delay of another type",
        "",
        "#[wire(http = 404)] F { #[wire(retry_after)] it: u8 },",
        1,
    ),
    Fault(
        "a detail of another type",
        "",
        "#[wire(http = 404)] F { #[wire(rpc_detail)] it: u8 },",
        1,
    ),
    Fault(
        "a challenge of another type",
        "",
        "#[wire(http = 404)] F { #[wire(www_authenticate)] it: u8 },",
        1,
    ),
    Fault("a source of another type", "", "#[wire(http = 404)] F { source: u8 },", 1),
    Fault(
        "a transparent field that is no error of ours",
        "",
        "#[wire(transparent)] F(::std::fmt::Error),",
        1,
    ),
    Fault("a body that is no layout", "#[wire(body = Wraps)]", "", 1),
];

/// The module with the fault, and nothing else that is wrong.
pub(crate) fn module(at: usize, fault: &Fault, ty: &Type, random: &mut Random) -> String {
    let items = write::faulty(ty, fault.1, fault.2, random);
    format!(
        "mod f{at} {{ // {}\n#![allow(dead_code, non_camel_case_types, non_snake_case)]\nuse ::core::primitive::{{str, u8}};\n\
         const STATUS: ::core::primitive::u16 = 200;\nconst CODE: ::core::primitive::i32 = -32500;\nconst REASON: &str = \"not a reason\";\n\
         #[derive(::core::fmt::Debug)]\nstruct Wraps<'a>(&'a str);\n{items}}}\n",
        fault.0,
    )
}
