//! A code fits an i32.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = -99999999999, http = 404)]
    OrderNotFound,
    #[wire(code = 2147483648, http = 404)]
    OrderGone,
    #[wire(code = 99999999999999999999999999999999999999999, http = 404)]
    OrderLost,
}

fn main() {}
