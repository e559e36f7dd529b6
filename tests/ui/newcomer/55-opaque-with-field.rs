//! An opaque variant that would send a field.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(opaque)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
