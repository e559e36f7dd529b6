//! 35-constant-that-is-no-error, as its message says.

use wire_error::WireError;

const STATUS: u16 = 404;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = STATUS, reason)]
    OrderNotFound,
}
