//! 53-same-as-misspelt, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
    #[wire(same_as = OrderNotFound)]
    OrderHidden,
}
