//! A constant of another type.

use wire_error::WireError;

const NOT_FOUND: i64 = -32001;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(code = NOT_FOUND, http = 404, reason)]
    OrderNotFound,
}

fn main() {}
