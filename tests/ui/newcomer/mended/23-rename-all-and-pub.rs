//! 23-rename-all-and-pub, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}
