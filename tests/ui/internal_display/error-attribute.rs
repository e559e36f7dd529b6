//! `#[error(...)]` says that thiserror makes `Display`.

use wire_error::WireError;

#[derive(Debug, thiserror::Error, WireError)]
enum ShopError {
    #[error("no order in {shard}")]
    #[wire(http = 404)]
    OrderNotFound { shard: String },
    #[error("gone")]
    #[wire(http = 410)]
    OrderGone,
}

fn main() {}
