//! A domain has no control characters.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop\n.example")]
enum ShopError {
    #[wire(grpc = NotFound, reason)]
    OrderNotFound,
}

fn main() {}
