//! 30-field-of-a-field, as its message says.

use wire_error::WireError;

#[derive(Debug)]
struct Order {
    id: u64,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {order_id}")]
    OrderNotFound {
        order: Order,
        #[wire(public)]
        order_id: u64,
    },
}
