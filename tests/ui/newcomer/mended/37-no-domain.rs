//! 37-no-domain, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(data = info, domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}
