//! `same_as` names a variant of the enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
    #[wire(same_as = OrderNotFonud)]
    OrderHidden,
}

fn main() {}
