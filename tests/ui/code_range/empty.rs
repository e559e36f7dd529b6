//! A range runs from the lower code to the higher.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code_range = -32001..=-32099)]
enum ShopError {
    #[wire(code = -32050, http = 404)]
    OrderNotFound,
}

fn main() {}
