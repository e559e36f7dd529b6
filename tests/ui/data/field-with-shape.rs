//! A field is the data; the shape is the enum's.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(data = info)]
        order: u64,
    },
}

fn main() {}
