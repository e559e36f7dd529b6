//! A message says something.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, message = " ")]
enum ShopError {
    #[wire(message = "")]
    Empty,
    ByDefault,
    #[wire(message = "{id}")]
    Shown {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
