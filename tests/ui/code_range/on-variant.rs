//! A range belongs to the enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = -32050, http = 404, code_range = -32099..=-32001)]
    OrderNotFound,
}

fn main() {}
