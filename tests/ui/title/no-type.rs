//! `about:blank` has a title already.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, title = "Order not found")]
    OrderNotFound,
    #[wire(http = 404, title = "Order gone", type_uri = "urn:shop:gone")]
    Fine,
    #[wire(http = 404, title = "", type_uri = "urn:shop:empty")]
    Empty,
}

fn main() {}
