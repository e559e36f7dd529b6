//! A constant for a reason is a string.

use wire_error::WireError;

const NOT_FOUND: u64 = 7;
const HELP: Option<&str> = None;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = NOT_FOUND, help = HELP)]
    OrderNotFound,
}

fn main() {}
