//! A fix says something.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(fix = "")]
    Empty,
    #[wire(fix = 7)]
    Number,
}

fn main() {}
