//! The field of a transparent variant is an error with a wire contract.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Storage(#[from] std::io::Error),
}

fn main() {}
