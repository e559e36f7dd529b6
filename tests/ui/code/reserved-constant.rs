//! A constant keeps the rule of a code, too.

use wire_error::WireError;

const RESERVED: i32 = -32604;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 410)]
    OrderGone,
    #[wire(code = RESERVED, http = 404)]
    OrderNotFound,
}

fn main() {}
