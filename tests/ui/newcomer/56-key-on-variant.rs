//! A key of the enum on a variant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, into(axum))]
    OrderNotFound,
}

fn main() {}
