//! An error that is public.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public)]
        cause: std::num::ParseIntError,
    },
}

fn main() {}
