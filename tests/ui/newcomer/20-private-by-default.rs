//! Fields are private by default.
//!
//! Errors: 3.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(redacted)]
        card: String,
        #[wire(skip)]
        shard: String,
        #[wire(hidden)]
        host: String,
    },
}

fn main() {}
