//! A code lies in one of the ranges.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code_range(-32099..=-32001, -31099..=-31001))]
enum ShopError {
    #[wire(code = -32001, http = 404)]
    First,
    #[wire(code = -31001, http = 404)]
    Second,
    #[wire(code = -30001, http = 404)]
    Outside,
    #[wire(http = 404)]
    Derived,
}

fn main() {}
