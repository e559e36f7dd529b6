//! `internal_display` without a `Display`.
//!
//! Errors: 2.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", internal_display)]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}

fn main() {}
