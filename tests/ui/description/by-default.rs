//! A description is of one variant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, description, fix = "Go.", title = "T", type_uri = "urn:t", transparent)]
enum ShopError {
    /// One.
    OrderNotFound,
}

fn main() {}
