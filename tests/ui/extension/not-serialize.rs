//! An extension is sent in its `Serialize` form.

use wire_error::WireError;

#[derive(Debug)]
struct Order;

#[derive(Debug, WireError)]
#[wire(http = 403)]
enum ShopError {
    OrderNotFound {
        #[wire(extension)]
        order: Order,
    },
}

fn main() {}
