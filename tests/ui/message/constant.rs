//! A message is a literal: the macro reads it.

use wire_error::WireError;

const MESSAGE: &str = "no such order";

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, message = MESSAGE)]
    OrderNotFound,
}

fn main() {}
