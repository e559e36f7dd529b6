//! The keys stand in parentheses.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire]
enum ShopError {
    #[wire = "ORDER_NOT_FOUND"]
    OrderNotFound,
    #[wire()]
    Empty,
}

fn main() {}
