//! Fields are private without a word.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    OrderNotFound {
        #[wire(redacted)]
        id: u64,
        #[wire(skip)]
        shop: u64,
        #[wire(hidden)]
        shard: u64,
        #[wire(sensitive, public)]
        owner: u64,
    },
}

fn main() {}
