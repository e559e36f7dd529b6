//! A domain is 1 to 253 characters.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "")]
enum ShopError {
    #[wire(grpc = NotFound, reason)]
    OrderNotFound,
}

fn main() {}
