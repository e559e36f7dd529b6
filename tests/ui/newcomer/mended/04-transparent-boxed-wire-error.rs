//! 04-transparent-boxed-wire-error, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(opaque)]
    Inner(Box<dyn WireError>),
}
