//! A number in place of a delay.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, reason)]
    OrderNotFound {
        #[wire(retry_after)]
        seconds: u64,
    },
}

fn main() {}
