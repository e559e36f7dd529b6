//! A variant is not the same as itself.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(same_as = OrderHidden)]
    OrderHidden,
}

fn main() {}
