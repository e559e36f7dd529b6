//! An error has a `Debug`.

use wire_error::WireError;

#[derive(WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
