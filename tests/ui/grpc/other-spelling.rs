//! `grpc` is the Rust name of a code.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = "Unavailable")]
    Text,
    #[wire(grpc = NOT_FOUND)]
    Upper,
    #[wire(grpc = not_found)]
    Lower,
    #[wire(grpc = NotFnd, http = 200)]
    Slip,
    #[wire(grpc = Code::NotFound)]
    Path,
    #[wire(grpc = 14)]
    Number,
    #[wire(grpc = Teapot)]
    Other,
}

fn main() {}
