//! `retryable` stands alone, or is `false`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    #[wire(retryable = "never")]
    Text,
    #[wire(retryable = true)]
    True,
    #[wire(retryable(always))]
    List,
}

fn main() {}
