//! `#[error(...)]` left over from thiserror.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[error("no order {id}")]
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
