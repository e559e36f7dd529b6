//! A message names fields that exist.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {di}")]
    Named {
        #[wire(public)]
        id: u64,
    },
    #[wire(message = "no order {1}")]
    Tuple(#[wire(public = "id")] u64),
    #[wire(message = "no order {id}")]
    Unit,
}

fn main() {}
