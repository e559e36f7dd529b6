//! A status from 100 to 399 is no error.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 200)]
    Fine,
    #[wire(http = 399)]
    Elsewhere,
    #[wire(http = 600)]
    Beyond,
    #[wire(http = -404)]
    Negative,
    #[wire(http = 65940)]
    Wraps,
}

fn main() {}
