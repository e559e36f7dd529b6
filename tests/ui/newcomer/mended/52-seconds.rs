//! 52-seconds, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, reason)]
    OrderNotFound {
        #[wire(retry_after)]
        seconds: std::time::Duration,
    },
}
