//! `transparent` over `String`, which derives nothing.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(transparent)]
    Inner(String),
}

fn main() {}
