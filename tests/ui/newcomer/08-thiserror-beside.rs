//! `#[error(...)]` beside `derive(thiserror::Error)`.

use wire_error::WireError;

#[derive(Debug, thiserror::Error, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[error("no order {id} on {shard}")]
    #[wire(http = 404, reason, message = "no such order")]
    OrderNotFound { id: u64, shard: String },
}

fn main() {}
