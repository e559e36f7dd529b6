//! Whatever stands in place of `=`, and however a number or a code is written, comes back corrected.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, message "gone")]
    NoSign,
    #[wire(http == 409)]
    Twice,
    #[wire(http => 410)]
    Arrow,
    #[wire(http = 409.0)]
    Float,
    #[wire(grpc = not-found)]
    Hyphen,
}

#[derive(Debug, WireError)]
#[wire(code = -32001)]
enum Faulty {
    #[wire(http = 404)]
    First,
    #[wire(http = 410, code = --32002)]
    Second,
}

fn main() {}
