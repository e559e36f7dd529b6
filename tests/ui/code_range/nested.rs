//! A range holds for what is nested, too.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum StockError {
    #[wire(code = -31001, http = 409)]
    SoldOut,
}

#[derive(Debug, WireError)]
#[wire(code_range = -32099..=-32001)]
enum ShopError {
    #[wire(transparent)]
    Stock(StockError),
}

fn main() {}
