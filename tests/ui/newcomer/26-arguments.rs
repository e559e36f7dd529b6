//! Arguments behind a message.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {} of {shop}", self.id, shop = self.shop_id)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        shop_id: u64,
    },
}

fn main() {}
