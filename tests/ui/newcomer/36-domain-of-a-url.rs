//! A URL in place of a domain.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "https://shop.example/api")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}

fn main() {}
