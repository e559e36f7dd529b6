//! Under the enum's `opaque`, no variant discloses a field.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(opaque)]
enum ShopError {
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
    Other,
}

fn main() {}
