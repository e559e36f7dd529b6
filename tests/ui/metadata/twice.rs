//! A metadata key stands once in a variant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    OrderNotFound {
        #[wire(public)]
        id: u64,
        #[wire(public = "id")]
        order: u64,
    },
}

fn main() {}
