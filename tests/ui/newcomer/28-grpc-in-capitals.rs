//! `grpc` as the wire spells it.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = NOT_FOUND, reason)]
    OrderNotFound,
}

fn main() {}
