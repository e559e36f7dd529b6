//! A delay is a `Duration` or an `Option` of one.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    Seconds {
        #[wire(retry_after)]
        again: u64,
    },
    Optional {
        #[wire(retry_after)]
        again: Option<u64>,
    },
}

fn main() {}
