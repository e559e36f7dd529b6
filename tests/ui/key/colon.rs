//! A key and its value have `=` between them.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain: "shop.example")]
enum ShopError {
    #[wire(http: 404, reason: "ORDER_NOT_FOUND")]
    Colon,
    #[wire(http(404), message("no order"))]
    Parentheses,
    #[wire(grpc: NotFound)]
    Name,
}

fn main() {}
