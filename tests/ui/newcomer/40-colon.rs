//! A colon for an equals sign.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http: 404, reason)]
    OrderNotFound,
}

fn main() {}
