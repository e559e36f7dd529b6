//! The enum's delay keeps the rule, and is reported once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503, retry_after = "soon")]
enum ShopError {
    Closed,
    Full,
}

fn main() {}
