//! The name of a metadata key is a string.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(public = id)]
        id: u64,
    },
}

fn main() {}
