//! A key stands where it belongs.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(public, secret)]
enum ShopError {
    #[wire(grpc = NotFound, debug, field_violations)]
    OrderNotFound {
        #[wire(http = 404, domain = "shop.example")]
        id: u64,
    },
}

fn main() {}
