//! A `type_uri` is a URI.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, type_uri = "order not found")]
    Spaces,
    #[wire(http = 404, type_uri = "")]
    Empty,
    #[wire(http = 404, type_uri = URN)]
    Constant,
}

fn main() {}
