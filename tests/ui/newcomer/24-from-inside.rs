//! `from` inside of `#[wire(...)]`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(opaque)]
    Io(#[wire(from)] std::io::Error),
}

fn main() {}
