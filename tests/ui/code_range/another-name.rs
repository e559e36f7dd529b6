//! A list under another name is shown as it was written.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, codes(-32005..=-32001, 7))]
enum ShopError {
    OrderNotFound,
}

fn main() {}
