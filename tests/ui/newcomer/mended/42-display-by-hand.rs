//! 42-display-by-hand, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", internal_display)]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}

impl std::fmt::Display for ShopError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no such order")
    }
}

impl std::error::Error for ShopError {}
