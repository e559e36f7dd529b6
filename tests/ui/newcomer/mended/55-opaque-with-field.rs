//! 55-opaque-with-field, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(opaque)]
    OrderNotFound {
        id: u64,
    },
}
