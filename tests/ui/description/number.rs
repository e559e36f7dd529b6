//! A description is a string or the doc comment.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, description = 7)]
    OrderNotFound,
}

fn main() {}
