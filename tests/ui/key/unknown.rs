//! A key is one that there is.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(dommain = "shop.example")]
enum ShopError {
    #[wire(htpp = 404, grpc = NotFound)]
    OrderNotFound {
        #[wire(publik)]
        id: u64,
    },
    #[wire(grpc = NotFound, mesage = "gone", code_ = -32001)]
    OrderGone,
}

fn main() {}
