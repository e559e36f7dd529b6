//! 56-key-on-variant, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", into(axum))]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}
