//! A key that needs a value has one.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain, code_range)]
enum ShopError {
    #[wire(http, grpc = , code)]
    OrderNotFound,
    #[wire(http(404))]
    OrderGone,
}

fn main() {}
