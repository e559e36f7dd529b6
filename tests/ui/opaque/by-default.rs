//! Under the enum's `opaque`, no variant discloses a field, unless it says otherwise.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(opaque)]
enum ShopError {
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
    #[wire(opaque = false, http = 404)]
    CartNotFound {
        #[wire(public)]
        id: u64,
    },
    Other,
}

fn main() {}
