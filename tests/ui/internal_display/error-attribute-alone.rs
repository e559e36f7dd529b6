//! `#[error(...)]` left over from thiserror is one fault.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[error("no order {id}")]
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
