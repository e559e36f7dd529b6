//! 43-internal-display-alone, as its message says.

use wire_error::WireError;

#[derive(Debug, thiserror::Error, WireError)]
#[wire(domain = "shop.example", internal_display)]
enum ShopError {
    #[error("no such order")]
    #[wire(http = 404, reason)]
    OrderNotFound,
}
