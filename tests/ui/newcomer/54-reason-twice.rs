//! A reason that stands twice.
//!
//! Errors: 2.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_GONE")]
    OrderNotFound,
    #[wire(http = 410, reason = "ORDER_GONE")]
    OrderGone,
}

fn main() {}
