//! A field of a field in a message.

use wire_error::WireError;

#[derive(Debug)]
struct Order {
    id: u64,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {order.id}")]
    OrderNotFound {
        order: Order,
    },
}

fn main() {}
