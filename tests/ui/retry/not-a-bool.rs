//! `retry` is `true` or `false`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    #[wire(retry = "never")]
    Text,
    #[wire(retry)]
    Bare,
    #[wire(retry = 1)]
    Number,
}

fn main() {}
