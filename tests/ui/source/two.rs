//! An error has one source.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Storage {
        #[source]
        one: std::fmt::Error,
        #[source]
        two: std::fmt::Error,
    },
}

fn main() {}
