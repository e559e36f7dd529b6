//! AIP-193 says how a metadata key is spelt.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum ShopError {
    OrderNotFound {
        #[wire(public)]
        i: u64,
        #[wire(public = "Order Id")]
        id: u64,
        #[wire(public = "")]
        empty: u64,
        #[wire(public)]
        _private: u64,
        #[wire(public = "a2345678901234567890123456789012345678901234567890123456789012345")]
        long: u64,
    },
}

fn main() {}
