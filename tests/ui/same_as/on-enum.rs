//! `same_as` on an enum would leave no variant to be the same as.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(same_as = OrderNotFound)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
