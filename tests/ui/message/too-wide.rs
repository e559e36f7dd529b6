//! A width is a number of 16 bits.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {id:65536}, {id:.70000}")]
    Wide {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
