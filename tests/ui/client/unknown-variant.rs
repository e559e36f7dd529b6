//! `Unknown` is what the client enum itself calls what it does not know.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopClientError)]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
    #[wire(http = 500, reason = "UNKNOWN_ERROR")]
    Unknown,
}

fn main() {}
