//! A variant has one challenge.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 401)]
enum ShopError {
    #[wire(www_authenticate = "Bearer")]
    Both(#[wire(www_authenticate)] u64),
    Two(#[wire(www_authenticate)] u64, #[wire(www_authenticate)] u64),
    Value(#[wire(www_authenticate = "Bearer")] u64),
}

fn main() {}
