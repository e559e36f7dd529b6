//! A constant and a literal are the same code.

use wire_error::WireError;

mod codes {
    pub const NOT_FOUND: i32 = -32001;
    pub const LOST: i32 = -32002;
}

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = -32001, http = 404)]
    OrderNotFound,
    #[wire(code = codes::NOT_FOUND, http = 410)]
    OrderGone,
    #[wire(code = -32002, http = 410)]
    OrderLost,
    #[wire(code = codes::LOST, http = 410)]
    OrderBurnt,
}

fn main() {}
