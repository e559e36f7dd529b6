//! A public field is sent as its `Display` text.

use wire_error::WireError;

#[derive(Debug)]
struct OrderId(u64);

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    #[wire(message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: OrderId,
    },
    OrderGone {
        #[wire(public)]
        id: Option<OrderId>,
    },
}

fn main() {}
