//! A reason that the enum gives each variant stands there more than once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason = "SHOP_ERROR")]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
    #[wire(http = 410)]
    OrderGone,
}

fn main() {}
