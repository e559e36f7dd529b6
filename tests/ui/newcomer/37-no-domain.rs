//! A reason without a domain.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(data = info)]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}

fn main() {}
