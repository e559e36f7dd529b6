//! A reason belongs to a domain.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
    #[wire(grpc = Unavailable, reason)]
    Closed,
    #[wire(grpc = Internal)]
    NoReason,
}

fn main() {}
