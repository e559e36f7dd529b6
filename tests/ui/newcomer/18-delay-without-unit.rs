//! A delay without its unit.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, reason, retry_after = 30)]
    OrderNotFound,
}

fn main() {}
