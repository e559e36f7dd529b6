//! Names from elsewhere: `rename_all` and `pub`.
//!
//! Errors: 2.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, rename_all = "SCREAMING_SNAKE_CASE")]
enum ShopError {
    OrderNotFound {
        #[wire(pub)]
        id: u64,
    },
}

fn main() {}
