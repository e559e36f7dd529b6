//! A value has its key before it.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire("no order")]
    Text,
    #[wire(404, -32001)]
    Numbers,
    #[wire(http = 404)]
    Field(#[wire("id")] u64),
    #[wire(http = 404, ?)]
    Sign,
}

fn main() {}
