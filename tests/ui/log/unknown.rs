//! A level is one of five.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(log = trace)]
    Trace,
    #[wire(log = "warn")]
    Text,
    #[wire(log)]
    Bare,
}

fn main() {}
