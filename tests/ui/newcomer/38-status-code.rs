//! `http` by the name of a constant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = StatusCode::NOT_FOUND, reason)]
    OrderNotFound,
}

fn main() {}
