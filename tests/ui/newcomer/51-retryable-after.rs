//! A key that is almost one.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, reason)]
    OrderNotFound {
        #[wire(retryable_after)]
        delay: std::time::Duration,
    },
}

fn main() {}
