//! `same_as` takes the name of a variant.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
    #[wire(same_as = "OrderNotFound")]
    Text,
    #[wire(same_as = Self::OrderNotFound)]
    Path,
    #[wire(same_as)]
    Bare,
}

fn main() {}
