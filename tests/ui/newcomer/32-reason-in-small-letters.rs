//! A reason in another case.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason = "orderNotFound")]
    OrderNotFound,
}

fn main() {}
