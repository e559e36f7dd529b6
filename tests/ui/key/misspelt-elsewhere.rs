//! A misspelt key that belongs elsewhere is named all the same.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(grpc = NotFound, domian = "shop.example")]
    OrderNotFound {
        #[wire(mesage = "no")]
        id: u64,
    },
}

fn main() {}
