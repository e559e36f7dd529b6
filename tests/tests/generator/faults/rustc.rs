//! What rustc refuses of what is generated: constants and types.

use super::Fault;

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[

    Fault("a constant that is no error's status", "", "#[wire(http = STATUS)] F,", 1),
    Fault("a constant that is reserved", "", "#[wire(http = 404, code = CODE)] F,", 1),
    Fault("a constant that is no reason", "", "#[wire(http = 404, reason = REASON)] F,", 1),
    Fault("a constant that is no link", "", "#[wire(http = 404, help = REASON)] F,", 1),
    Fault("a constant of another type", "", "#[wire(http = REASON)] F,", 1),
    Fault("a constant that is not there", "", "#[wire(http = NOT_HERE)] F,", 1),
    Fault("a public field without `Display`", "", "#[wire(http = 404)] F { #[wire(public)] id: Wraps<'static> },", 1),
    Fault("a public error", "", "#[wire(http = 404)] F { #[wire(public)] it: ::std::fmt::Error },", 1),
    Fault("an extension without `Serialize`", "", "#[wire(http = 404)] F { #[wire(extension)] wraps: Wraps<'static> },", 1),
    Fault("data without `Serialize`", "", "#[wire(http = 404)] F { #[wire(data)] wraps: Wraps<'static> },", 1),
    Fault("violations of another type", "", "#[wire(http = 404)] F { #[wire(field_violations)] it: u8 },", 1),
    Fault("a delay of another type", "", "#[wire(http = 404)] F { #[wire(retry_after)] it: u8 },", 1),
    Fault("a detail of another type", "", "#[wire(http = 404)] F { #[wire(rpc_detail)] it: u8 },", 1),
    Fault("a challenge of another type", "", "#[wire(http = 404)] F { #[wire(www_authenticate)] it: u8 },", 1),
    Fault("a source of another type", "", "#[wire(http = 404)] F { source: u8 },", 1),
    Fault("a transparent field that is no error of ours", "", "#[wire(transparent)] F(::std::fmt::Error),", 1),
    Fault("a body that is no layout", "#[wire(body = Wraps)]", "", 1),
    Fault("a constant that is no domain", "#[wire(domain = REASON, http = 404)] struct F;", "", 1),
    Fault("a constant that is no base", "#[wire(type_base = REASON, http = 404)] struct F;", "", 1),
    Fault("a nested reason that the enum has", "", "#[wire(http = 404, reason = \"INNER\")] F, #[wire(transparent)] G(Inner),", 1),
    Fault("a nested code outside of the range", "#[wire(code_range(1..=9))] enum F { #[wire(transparent)] G(Inner) }", "", 1),
    Fault("a nested code that MCP keeps", "#[wire(into(rmcp))]", "#[wire(transparent)] G(Inner),", 1),
    Fault("the same with another type", "", "#[wire(http = 404)] Target { #[wire(public)] id: u8 }, #[wire(same_as = Target)] F { #[wire(public)] id: ::std::string::String },", 1),
    Fault("a public list", "", "#[wire(http = 404)] F { #[wire(public)] id: ::std::vec::Vec<u8> },", 1),
    Fault("a header without `Display`", "", "#[wire(http = 404)] F(#[wire(header = \"X-A\")] Wraps<'static>),", 1),
    Fault("a format that the type lacks", "", "#[wire(http = 404, message = \"{id:x}\")] F { #[wire(public)] id: ::std::string::String },", 1),
    Fault("a client's field that it cannot read", "#[wire(client = Client)]", "#[wire(http = 404, reason = \"FAULT\")] F { #[wire(public, fmt = crate::in_brackets, client_type = Wraps<'static>)] id: u8 },", 1),
    Fault("how a field of another type is shown", "", "#[wire(http = 404)] F { #[wire(public, fmt = STATUS)] id: u8 },", 1),
];
