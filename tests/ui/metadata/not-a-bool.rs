//! `metadata` is `true` or `false`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(metadata = no)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
