//! A domain is a string or the path of a constant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = 7)]
enum ShopError {
    #[wire(grpc = NotFound)]
    OrderNotFound,
}

fn main() {}
