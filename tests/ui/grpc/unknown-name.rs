//! A code is called as `google.rpc.Code` calls it, in Rust's spelling.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = NotFonud)]
    OrderNotFound,
    #[wire(grpc = NOT_FOUND)]
    OrderGone,
}

fn main() {}
