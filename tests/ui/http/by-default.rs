//! The enum's status keeps the rule, and is reported once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 302)]
enum ShopError {
    Moved,
    Found,
}

fn main() {}
