//! What a key says of the whole enum, a variant does not remove.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(domain = false)]
    OrderNotFound,
    #[wire(data = false)]
    OrderGone {
        #[wire(http = false, type_base = false)]
        id: u64,
    },
}

fn main() {}
