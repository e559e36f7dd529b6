//! A constant for a code is an i32.

use wire_error::WireError;

const NOT_FOUND: &str = "-32001";

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = NOT_FOUND, http = 404)]
    OrderNotFound,
}

fn main() {}
