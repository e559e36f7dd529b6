//! A field of a tuple without a name.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound(#[wire(public)] u64),
}

fn main() {}
