//! A reason is a string, the path of a constant, or `false`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = 7)]
    OrderNotFound,
}

fn main() {}
