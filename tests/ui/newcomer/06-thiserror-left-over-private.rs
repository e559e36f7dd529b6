//! `#[error(...)]` left over, over a field that is still private.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[error("no order {id:?}")]
    #[wire(http = 404, reason)]
    OrderNotFound {
        id: u64,
    },
}

fn main() {}
