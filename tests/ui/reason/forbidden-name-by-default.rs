//! Under the enum's `reason`, the fault is at the variant's name.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    Io,
    Größe,
}

fn main() {}
