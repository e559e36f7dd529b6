//! A message names public fields that exist.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {di}")]
    Named {
        shard: u64,
        #[wire(public)]
        number: u64,
        #[wire(public)]
        id: u64,
    },
    #[wire(message = "no order {1}")]
    Tuple(#[wire(public = "id")] u64),
    #[wire(message = "no order {id}")]
    Unit,
    #[wire(message = "no order {shrad}")]
    Private { shard: u64 },
}

fn main() {}
