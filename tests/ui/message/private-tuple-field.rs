//! A message may not show a tuple's field that is not public.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    #[wire(message = "no order in {0}")]
    OrderNotFound(String),
}

fn main() {}
