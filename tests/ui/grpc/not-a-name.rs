//! A code is a name, not a text, number or path.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = "NotFound")]
    Text,
    #[wire(grpc = 5)]
    Number,
    #[wire(grpc = Code::NotFound)]
    Path,
}

fn main() {}
