//! A constant that is an application code says nothing to HTTP and gRPC.

use wire_error::WireError;

const NOT_FOUND: i32 = -32001;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = NOT_FOUND)]
    OrderNotFound,
}

fn main() {}
