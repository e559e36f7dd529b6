//! A reason stands once in an enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = "ORDER_GONE")]
    OrderNotFound,
    #[wire(reason)]
    OrderGone,
    #[wire(reason = "ORDER_GONE")]
    OrderLost,
}

fn main() {}
