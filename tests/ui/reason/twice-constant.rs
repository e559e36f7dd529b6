//! A constant and a literal are the same reason.

use wire_error::WireError;

const GONE: &str = "ORDER_GONE";

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = GONE)]
    OrderNotFound,
    #[wire(reason)]
    OrderGone,
}

fn main() {}
