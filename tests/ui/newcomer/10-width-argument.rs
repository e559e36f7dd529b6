//! A width from another argument.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {id:width$}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
