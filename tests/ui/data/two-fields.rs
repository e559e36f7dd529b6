//! A variant has one `data`.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(data)]
        one: u64,
        #[wire(data)]
        two: u64,
        #[wire(data)]
        three: u64,
    },
}

fn main() {}
