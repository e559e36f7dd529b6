//! 51-retryable-after, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, reason)]
    OrderNotFound {
        #[wire(retry_after)]
        delay: std::time::Duration,
    },
}
