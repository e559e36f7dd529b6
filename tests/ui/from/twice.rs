//! Two variants cannot come from the same type.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Storage(#[from] std::fmt::Error),
    Network(#[from] std::fmt::Error),
}

fn main() {}
