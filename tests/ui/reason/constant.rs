//! A constant keeps the rule of a reason, too.

use wire_error::WireError;

const NOT_FOUND: &str = "not found";
const NOTHING: &str = "";

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = NOT_FOUND)]
    OrderNotFound,
    #[wire(reason = NOTHING)]
    OrderGone,
}

fn main() {}
