//! `same_as` of a variant that is called otherwise.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
    #[wire(same_as = OrderNotFoud)]
    OrderHidden,
}

fn main() {}
