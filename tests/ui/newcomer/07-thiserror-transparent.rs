//! `#[error(transparent)]` left over from thiserror.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[error(transparent)]
    #[wire(opaque)]
    Io(#[from] std::io::Error),
}

fn main() {}
