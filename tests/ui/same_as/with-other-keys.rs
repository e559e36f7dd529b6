//! A variant that is another on the wire has nothing to say beside it.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
    #[wire(same_as = OrderNotFound, http = 403, reason, opaque)]
    OrderHidden,
}

fn main() {}
