//! 17-grpc-in-quotes, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = Unavailable, reason)]
    OrderNotFound,
}
