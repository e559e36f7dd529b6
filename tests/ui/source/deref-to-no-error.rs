//! A pointer is a source where it points to an error.

use std::sync::Arc;
use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Boxed(#[source] Box<str>),
    Shared(#[from] Arc<u64>),
}

fn main() {}
