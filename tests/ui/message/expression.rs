//! A message shows fields, not expressions.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {id.0}, {}, {self}, {id + 1}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
