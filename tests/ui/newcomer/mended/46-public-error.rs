//! 46-public-error, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public)]
        cause: String,
    },
}
