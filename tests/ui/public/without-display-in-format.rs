//! A format spec asks for its own trait.

use wire_error::WireError;

#[derive(Debug)]
struct Order;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {id:x}")]
    OrderNotFound {
        #[wire(public)]
        id: String,
    },
    #[wire(message = "no order {0:>8}")]
    OrderGone(#[wire(public = "order")] Order),
    #[wire(message = "no order {id:E}")]
    OrderLost {
        #[wire(public)]
        id: Option<String>,
    },
}

fn main() {}
