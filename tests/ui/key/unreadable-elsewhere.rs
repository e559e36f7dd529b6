//! A key that cannot be read brings no fault of what seems to be missing.

use wire_error::WireError;

#[derive(Debug, thiserror::Error, WireError)]
#[wire(domian = "shop.example", internal_dislay, dbug)]
enum ShopError {
    #[error("no order {id}")]
    #[wire(htpp = 404, reason = "ORDER_NOT_FOUND", message = "no order {id}")]
    OrderNotFound {
        #[wire(publik)]
        id: u64,
        #[wire(secret)]
        key: u64,
    },
    #[error("hidden")]
    #[wire(same_as = OrderNotFound)]
    Hidden,
}

fn main() {}
