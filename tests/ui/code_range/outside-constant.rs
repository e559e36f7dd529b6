//! A constant lies in the enum's range, too.

use wire_error::WireError;

const NOT_FOUND: i32 = -31000;

#[derive(Debug, WireError)]
#[wire(code_range = -32099..=-32001)]
enum ShopError {
    #[wire(code = NOT_FOUND, http = 404)]
    OrderNotFound,
}

fn main() {}
