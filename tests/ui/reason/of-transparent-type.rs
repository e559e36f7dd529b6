//! A reason stands once in an enum, those of `transparent` types included.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum StockError {
    #[wire(reason = "NOT_FOUND")]
    ItemNotFound,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = "NOT_FOUND")]
    OrderNotFound,
    #[wire(transparent)]
    Stock(StockError),
}

fn main() {}
