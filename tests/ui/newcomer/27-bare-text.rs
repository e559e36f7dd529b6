//! A text without its key.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, "no such order")]
    OrderNotFound,
}

fn main() {}
