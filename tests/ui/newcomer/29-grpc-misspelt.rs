//! `grpc` misspelt.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = NotFnd, reason)]
    OrderNotFound,
}

fn main() {}
