//! Nothing becomes a 500 by omission.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    OrderNotFound,
    #[wire(reason = "ORDER_GONE", message = "gone")]
    OrderGone { id: u64 },
    #[wire(opaque)]
    Internal,
}

fn main() {}
