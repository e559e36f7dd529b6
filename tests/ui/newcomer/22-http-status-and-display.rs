//! Names from elsewhere: `http_status` and `display`.
//!
//! Errors: 2.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http_status = 404, reason, display = "no such order")]
    OrderNotFound,
}

fn main() {}
