//! What the target discloses stands in the variant under the same name and key.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(public = "orderId")]
        id: u64,
    },
    #[wire(same_as = OrderNotFound)]
    Renamed {
        #[wire(public)]
        id: u64,
    },
    #[wire(same_as = OrderNotFound)]
    Private { id: u64 },
}

fn main() {}
