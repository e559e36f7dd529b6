//! 02-transparent-string, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(opaque)]
    Inner(String),
}
