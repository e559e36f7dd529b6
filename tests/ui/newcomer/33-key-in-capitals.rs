//! A metadata key in another case.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public = "OrderId")]
        id: u64,
    },
}

fn main() {}
