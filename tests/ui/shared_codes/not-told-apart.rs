//! Where a code is shared, the reason tells the variants apart.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "lsp.example", shared_codes(-32803), code = -32803, http = 409)]
enum ShopError {
    #[wire(reason = "OUTDATED")]
    Outdated,
    Failed,
    #[wire(reason = "WITH_DATA")]
    WithData(#[wire(data)] u64),
    #[wire(code = -32801)]
    Other,
    #[wire(code = -32801)]
    Again,
}

const SHARED: i32 = -32803;

#[derive(Debug, WireError)]
#[wire(domain = "lsp.example", shared_codes(-32803), code = SHARED, http = 409)]
enum Constant {
    #[wire(reason = "OUTDATED")]
    Outdated,
    Failed,
    #[wire(reason = "WITH_DATA")]
    WithData(#[wire(data)] u64),
}

fn main() {}
