//! A field of a tuple has no name for the metadata.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    OrderNotFound(#[wire(public)] u64),
}

fn main() {}
