//! A key stands once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", domain = "shop.example")]
#[wire(metadata = false)]
#[wire(metadata = true)]
enum ShopError {
    #[wire(grpc = NotFound, grpc = Internal)]
    #[wire(grpc = Aborted)]
    OrderNotFound {
        #[wire(data, data)]
        id: u64,
    },
}

fn main() {}
