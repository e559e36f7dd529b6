//! `#[source]` and `#[from]` stand on a field.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
#[source]
enum ShopError {
    #[from]
    Storage(std::io::Error),
    #[source]
    Network(std::fmt::Error),
}

fn main() {}
