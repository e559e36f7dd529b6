//! The enum's message keeps the rule in each variant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, message = "no such thing: {id}")]
enum ShopError {
    Order {
        #[wire(public)]
        id: u64,
    },
    Shop {
        id: u64,
    },
    Nothing,
}

fn main() {}
