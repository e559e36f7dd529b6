//! Names from elsewhere: `status` and `msg`.
//!
//! Errors: 2.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(status = 404, reason, msg = "no such order")]
    OrderNotFound,
}

fn main() {}
