//! 14-unknown-field, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {order_id}")]
    OrderNotFound {
        #[wire(public)]
        order_id: u64,
        shard: String,
    },
}
