//! A code that JSON-RPC reserves.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(code = -32500, http = 404, reason)]
    OrderNotFound,
}

fn main() {}
