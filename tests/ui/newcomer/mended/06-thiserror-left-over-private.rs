//! 06-thiserror-left-over-private, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    #[wire(message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}
