//! A status is a number or the path of a constant.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = "404")]
    OrderNotFound,
}

fn main() {}
