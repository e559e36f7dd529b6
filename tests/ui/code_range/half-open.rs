//! A range is written with `..=`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code_range = -32099..-32000)]
enum ShopError {
    #[wire(code = -32050, http = 404)]
    OrderNotFound,
}

fn main() {}
