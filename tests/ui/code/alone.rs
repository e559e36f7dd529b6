//! An application code says nothing to HTTP and gRPC.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = -32001)]
    OrderNotFound,
    #[wire(code = -32602)]
    Predefined,
}

fn main() {}
