//! The enum's link keeps the rule, and is reported once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, help = "see the manual")]
enum ShopError {
    OrderNotFound,
    OrderGone,
}

fn main() {}
