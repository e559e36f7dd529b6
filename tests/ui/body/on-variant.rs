//! One enum has one body.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, body = problem)]
    OrderNotFound,
}

fn main() {}
