//! A code that the enum gives each variant stands there more than once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code = -32001, http = 404)]
enum ShopError {
    OrderNotFound,
    ShopNotFound,
}

fn main() {}
