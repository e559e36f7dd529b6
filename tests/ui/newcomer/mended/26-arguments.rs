//! 26-arguments, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {id} of {shop_id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        shop_id: u64,
    },
}
