//! `client = Type` on a field says what the client enum reads, so there must be one.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound {
        #[wire(public, client_type = u64)]
        id: u64,
    },
}

fn main() {}
