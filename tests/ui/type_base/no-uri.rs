//! A `type` is a URI, which has no spaces.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "the errors")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}

fn main() {}
