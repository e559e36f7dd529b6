//! Keys are separated by commas.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404 grpc = NotFound)]
    OrderNotFound,
    #[wire(opaque message = "broken")]
    Internal,
    #[wire(http = 404; code = -32001)]
    OrderGone,
}

fn main() {}
