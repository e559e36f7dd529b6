//! Numbers: statuses, codes and their ranges.

use super::Fault;

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[
    Fault("no status", "", "F,", 1),
    Fault("a status that is no error", "", "#[wire(http = 399)] F,", 1),
    Fault("a status over 599", "", "#[wire(http = 600)] F,", 1),
    Fault("a negative status", "", "#[wire(http = -404)] F,", 1),
    Fault("an application code alone", "", "#[wire(code = 7007)] F,", 1),
    Fault("a reserved code", "", "#[wire(code = -32500, http = 404)] F,", 1),
    Fault("the first reserved code", "", "#[wire(code = -32768, http = 404)] F,", 1),
    Fault("the last reserved code", "", "#[wire(code = -32100, http = 404)] F,", 1),
    Fault("a code twice", "", "#[wire(code = 7007, http = 404)] F, #[wire(code = 7007, http = 404)] G,", 2),
    Fault("a code outside of the range", "#[wire(code_range(-2147483648..=7006, 7008..=2147483647))]", "#[wire(code = 7007, http = 404)] F,", 1),
    Fault("an empty range", "#[wire(code_range(7..=1, -2147483648..=2147483647))]", "", 1),
    Fault("a range that is half open", "#[wire(code_range(7..9))]", "", 1),
    Fault("a range that nobody reserves", "#[wire(reserved_codes(7..=9))]", "", 1),
    Fault("a shared code without a reason", "#[wire(shared_codes(7007))]", "#[wire(code = 7007, http = 404)] F,", 1),
    Fault("a shared code beside data", "#[wire(shared_codes(7007))]", "#[wire(code = 7007, http = 404, reason = \"FAULT\")] F { #[wire(data)] id: u8 },", 1),
    Fault("a code that MCP keeps", "#[wire(into(rmcp))]", "#[wire(code = -32020, http = 404)] F,", 1),
    Fault("OK", "", "#[wire(grpc = Ok)] F,", 1),
    Fault("an unknown gRPC code", "", "#[wire(grpc = NotHere)] F,", 1),
    Fault("a gRPC code in another spelling", "", "#[wire(grpc = NOT_FOUND)] F,", 1),
];
