//! 48-code-alone, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(code = -32001, http = 404, reason)]
    OrderNotFound,
}
