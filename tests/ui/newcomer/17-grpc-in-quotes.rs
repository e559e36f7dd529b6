//! `grpc` in quotes.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = "Unavailable", reason)]
    OrderNotFound,
}

fn main() {}
