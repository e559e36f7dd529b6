//! A `data` field is sent in its `Serialize` form.

use wire_error::WireError;

#[derive(Debug)]
struct Order;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(data)]
        order: Order,
    },
}

fn main() {}
