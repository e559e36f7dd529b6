//! An `rpc_detail` is a detail of `google.rpc`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 429)]
enum ShopError {
    Text(#[wire(rpc_detail)] String),
    Quota(#[wire(rpc_detail)] Option<wire_error::QuotaFailure>),
}

fn main() {}
