//! A domain belongs to the enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = NotFound, domain = "shop.example")]
    OrderNotFound,
}

fn main() {}
