//! `Ok` is no error.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = Ok)]
    Fine,
}

fn main() {}
