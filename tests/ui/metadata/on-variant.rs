//! On a variant `metadata` is `false`.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, metadata = camelCase)]
    OrderNotFound,
}

fn main() {}
