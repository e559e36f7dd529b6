//! An application code alone.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(code = -32001, reason)]
    OrderNotFound,
}

fn main() {}
