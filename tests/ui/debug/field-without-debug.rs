//! The generated `Debug` shows the fields that are not secret.

use wire_error::WireError;

struct Shard;

#[derive(WireError)]
#[wire(debug)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        shard: Shard,
        #[wire(secret)]
        key: Shard,
    },
}

fn main() {}
