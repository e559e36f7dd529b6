//! A key is one word.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(shop::domain = "shop.example")]
enum ShopError {
    #[wire("ORDER_NOT_FOUND", http = 404)]
    OrderNotFound,
    #[wire(404)]
    OrderGone,
}

fn main() {}
