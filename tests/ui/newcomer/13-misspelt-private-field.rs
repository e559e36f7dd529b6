//! A misspelt private field in a message.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order on {shrad}")]
    OrderNotFound {
        shard: String,
    },
}

fn main() {}
