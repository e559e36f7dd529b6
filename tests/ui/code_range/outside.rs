//! An application code lies in the enum's range.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code_range = -32099..=-32001)]
enum ShopError {
    #[wire(code = -31000, http = 404)]
    OrderNotFound,
    #[wire(code = -32602)]
    Predefined,
}

fn main() {}
