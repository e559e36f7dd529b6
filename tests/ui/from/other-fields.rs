//! `From` has nothing to fill another field with.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Storage {
        #[from]
        cause: std::fmt::Error,
        shard: String,
    },
}

fn main() {}
