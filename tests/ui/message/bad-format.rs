//! A format spec is one that `format!` knows.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {id:y}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
    #[wire(message = "no order {id:8.} {id:hex}")]
    OrderGone {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
