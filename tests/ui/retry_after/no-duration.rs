//! A delay is a number and a unit.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    #[wire(retry_after = "soon")]
    Word,
    #[wire(retry_after = "5")]
    NoUnit,
    #[wire(retry_after = "-1s")]
    Negative,
    #[wire(retry_after = "1 day")]
    Days,
    #[wire(retry_after = 5)]
    Number,
    #[wire(retry_after)]
    Nothing,
}

fn main() {}
