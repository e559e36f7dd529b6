//! `transparent` over `Box<dyn WireError>`, which derives nothing.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(transparent)]
    Inner(Box<dyn WireError>),
}

fn main() {}
