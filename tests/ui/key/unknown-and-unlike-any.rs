//! Where no key is near, all are named.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(title = "Shop")]
enum ShopError {
    #[wire(grpc = NotFound, backtrace)]
    OrderNotFound {
        #[wire(skip)]
        id: u64,
    },
}

fn main() {}
