//! `crate` takes a path.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(crate = "wire_error")]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
