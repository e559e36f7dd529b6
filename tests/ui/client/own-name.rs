//! The client enum needs a name of its own.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopError)]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
}

fn main() {}
