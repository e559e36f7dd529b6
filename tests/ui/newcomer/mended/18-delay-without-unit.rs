//! 18-delay-without-unit, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, reason, retry_after = "30s")]
    OrderNotFound,
}
