//! What was called `retry` is `retryable`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    #[wire(retry = true)]
    Later,
    #[wire(retry = false)]
    Never,
}

fn main() {}
