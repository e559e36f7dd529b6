//! 54-reason-twice, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
    #[wire(http = 410, reason = "ORDER_GONE")]
    OrderGone,
}
