//! `transparent` over `std::io::Error`, which derives nothing.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(transparent)]
    Inner(std::io::Error),
}

fn main() {}
