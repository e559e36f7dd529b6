//! A constant for a status is a u16.

use wire_error::WireError;

const NOT_FOUND: i32 = 404;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = NOT_FOUND)]
    OrderNotFound,
}

fn main() {}
