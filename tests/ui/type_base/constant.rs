//! A constant keeps the rule of a `type`, too.

use wire_error::WireError;

const BASE: &str = "";

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = BASE)]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound,
}

fn main() {}
