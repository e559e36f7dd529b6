//! A variant has one delay.

use std::time::Duration;
use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    Closed {
        #[wire(retry_after)]
        one: Duration,
        #[wire(retry_after)]
        two: Duration,
    },
}

fn main() {}
