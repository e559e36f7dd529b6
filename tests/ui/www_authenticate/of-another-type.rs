//! A challenge known at run time is a `Challenge`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 401)]
enum ShopError {
    Text(#[wire(www_authenticate)] String),
    One(#[wire(www_authenticate)] wire_error::Challenge),
    Several(#[wire(www_authenticate)] Vec<wire_error::Challenge>),
}

fn main() {}
