//! A value is a literal or a path, not an expression.

use wire_error::WireError;

const BASE: i32 = -32000;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, code = BASE - 1)]
    OrderNotFound,
    #[wire(http = 400 + 10)]
    OrderGone,
    #[wire(http = 410, message = concat!("gone", "!"))]
    OrderLost,
}

fn main() {}
