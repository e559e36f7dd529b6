//! 31-code-of-another-type, as its message says.

use wire_error::WireError;

const NOT_FOUND: i32 = -32001;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(code = NOT_FOUND, http = 404, reason)]
    OrderNotFound,
}
