//! RFC 9110 demands a header with some statuses.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(into(http))]
enum ShopError {
    #[wire(http = 405)]
    NotAllowed,
    #[wire(http = 407)]
    Proxy,
    #[wire(http = 426)]
    Upgrade,
    #[wire(http = 405, header("allow", "GET"))]
    Fine,
    #[wire(http = 405)]
    FineAtRunTime(#[wire(header = "Allow")] &'static str),
}

const NOT_ALLOWED: u16 = 405;

#[derive(Debug, WireError)]
#[wire(into(axum), http = NOT_ALLOWED)]
struct Constant;

fn main() {}
