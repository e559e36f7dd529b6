//! `data` is `info`, `details` or `none`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(data = object)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
