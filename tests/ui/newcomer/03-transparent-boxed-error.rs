//! `transparent` over `Box<dyn std::error::Error + Send + Sync>`, which derives nothing.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(transparent)]
    Inner(Box<dyn std::error::Error + Send + Sync>),
}

fn main() {}
