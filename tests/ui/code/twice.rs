//! An application code stands once in an enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = -32001, http = 404)]
    OrderNotFound,
    #[wire(code = -32001, http = 410)]
    OrderGone,
    #[wire(code = -32602, http = 400)]
    BadOrder,
    #[wire(code = -32602, http = 400)]
    BadAddress,
}

fn main() {}
