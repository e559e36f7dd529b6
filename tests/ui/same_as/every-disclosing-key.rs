//! What stands in for a variant sends all that it sends.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, domain = "shop.example", reason)]
enum ShopError {
    OrderNotFound {
        #[wire(extension)]
        balance: u64,
        #[wire(header = "X-Order")]
        order: u64,
        #[wire(public, metadata = false)]
        note: u64,
    },
    #[wire(same_as = OrderNotFound)]
    Missing { order: u64 },
    #[wire(same_as = OrderNotFound)]
    Other {
        #[wire(extension = "other")]
        balance: u64,
        #[wire(header = "X-Other")]
        order: u64,
        #[wire(public)]
        note: u64,
    },
    #[wire(same_as = OrderNotFond)]
    Slip,
}

fn main() {}
