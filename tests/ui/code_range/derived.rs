//! A derived -32000 outside the enum's range asks for a code.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code_range = -32099..=-32001)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
    #[wire(grpc = InvalidArgument)]
    BadOrder,
}

fn main() {}
