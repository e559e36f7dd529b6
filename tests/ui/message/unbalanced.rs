//! The braces of a message balance.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {")]
    Open,
    #[wire(message = "no order }")]
    Close,
    #[wire(message = "{} or {0")]
    Both(#[wire(public = "id")] u64),
}

fn main() {}
