//! A path names a constant that exists.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = NOT_FOUND, http = 404)]
    OrderNotFound,
}

fn main() {}
