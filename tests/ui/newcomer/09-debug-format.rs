//! `{tags:?}` of a list.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order with {tags:?}")]
    OrderNotFound {
        #[wire(public)]
        tags: Vec<String>,
    },
}

fn main() {}
