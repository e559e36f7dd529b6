//! A bare `description` is the doc comment.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, description)]
    NoComment,
    #[doc = concat!("No ", "order.")]
    #[wire(http = 404, description)]
    Macro,
    #[wire(http = 404, description = " ")]
    Empty,
}

fn main() {}
