//! A variant's name may not make a reason.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason)]
    Io,
}

fn main() {}
