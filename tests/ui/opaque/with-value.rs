//! `opaque` is written alone.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(opaque = true)]
    Internal,
    #[wire(opaque(all))]
    Other,
}

fn main() {}
