//! 27-bare-text, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no such order")]
    OrderNotFound,
}
