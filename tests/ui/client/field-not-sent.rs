//! A client reads the fields that the metadata carries, and no other.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopClientError)]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound {
        #[wire(client_type = u64)]
        id: u64,
    },
    #[wire(http = 409, code = -31000)]
    OrderTaken {
        #[wire(public, client_type = u64)]
        id: u64,
    },
    #[wire(same_as = OrderNotFound)]
    OrderHidden {
        #[wire(client_type = u64)]
        id: u64,
    },
}

fn main() {}
