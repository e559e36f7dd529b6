//! 16-status-in-quotes, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 409, reason)]
    OrderNotFound,
}
