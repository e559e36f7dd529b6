//! A 401 without its challenge.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", into(axum))]
enum ShopError {
    #[wire(http = 401, reason)]
    SessionExpired,
}

fn main() {}
