//! A constant that is no error status.

use wire_error::WireError;

const STATUS: u16 = 200;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = STATUS, reason)]
    OrderNotFound,
}

fn main() {}
