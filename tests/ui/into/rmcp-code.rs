//! MCP keeps some codes for itself.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(into(rmcp))]
enum ShopError {
    #[wire(code = -32050, http = 404)]
    Kept,
    #[wire(code = -32010, http = 410)]
    Free,
    #[wire(code = -32602)]
    Predefined,
}

#[derive(Debug, WireError)]
enum StockError {
    #[wire(code = KEPT, http = 409)]
    SoldOut,
}

const KEPT: i32 = -32050;

#[derive(Debug, WireError)]
enum Between {
    #[wire(transparent)]
    Stock(StockError),
}

#[derive(Debug, WireError)]
#[wire(into(rmcp))]
enum Nested {
    #[wire(transparent)]
    Between(Between),
}

#[derive(Debug, WireError)]
#[wire(into(rmcp))]
enum Generic<T: std::fmt::Debug + wire_error::WireContract + 'static> {
    #[wire(transparent)]
    Inner(T),
}

const _: &wire_error::Table = <Generic<StockError> as wire_error::WireContract>::CONTRACT;

fn main() {}
