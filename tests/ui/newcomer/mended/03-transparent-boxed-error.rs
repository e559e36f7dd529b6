//! 03-transparent-boxed-error, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(opaque)]
    Inner(Box<dyn std::error::Error + Send + Sync>),
}
