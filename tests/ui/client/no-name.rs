//! `client` takes the name of the enum that it generates.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client)]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = "ShopClientError")]
enum OtherError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
}

fn main() {}
