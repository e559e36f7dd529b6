//! A key made of a name stands once, too.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", metadata = camelCase, reason)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(public)]
        order_id: u64,
        #[wire(public = "orderId")]
        other: u64,
    },
}

fn main() {}
