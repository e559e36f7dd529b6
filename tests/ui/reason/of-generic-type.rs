//! A reason stands once in a domain, also where a generic type brings it.

use wire_error::{Table, WireContract, WireError};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum StockError {
    #[wire(http = 404, reason = "GONE")]
    Gone,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError<T: WireError + WireContract> {
    #[wire(http = 410, reason = "GONE")]
    Gone,
    #[wire(transparent)]
    Inner(T),
}

const OF_SHOP: &Table = <ShopError<StockError> as WireContract>::CONTRACT;

fn main() {}
