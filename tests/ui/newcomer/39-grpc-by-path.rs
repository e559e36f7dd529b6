//! `grpc` by a path.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = Code::NotFound, reason)]
    OrderNotFound,
}

fn main() {}
