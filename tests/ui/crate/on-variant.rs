//! `crate` belongs to the enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, crate = wire_error)]
    OrderNotFound,
}

fn main() {}
