//! A variant without a status.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    OrderNotFound,
}

fn main() {}
