//! `data` belongs on the enum or on a field.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, data = none)]
    OrderNotFound,
}

fn main() {}
