//! A variant sends no more than its target.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound { id: u64 },
    #[wire(same_as = OrderNotFound)]
    Hidden {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        owner: String,
    },
}

fn main() {}
