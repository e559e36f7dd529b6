//! `metadata` says how a public field is sent.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(metadata = false)]
        id: u64,
        #[wire(public, metadata = camelCase)]
        shop: u64,
    },
}

fn main() {}
