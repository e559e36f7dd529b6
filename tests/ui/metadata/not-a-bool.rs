//! `metadata` is `false` or `camelCase`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(metadata = no)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

#[derive(Debug, WireError)]
#[wire(metadata = true, http = 404)]
struct OrderGone;

#[derive(Debug, WireError)]
#[wire(metadata = "camelCase", http = 404)]
struct OrderLost;

fn main() {}
