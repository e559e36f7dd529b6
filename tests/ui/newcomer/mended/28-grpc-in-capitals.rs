//! 28-grpc-in-capitals, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = NotFound, reason)]
    OrderNotFound,
}
