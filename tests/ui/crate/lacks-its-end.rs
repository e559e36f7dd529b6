//! The path begins well, and its end is not there.

use wire_error::WireError;

mod framework {}

#[derive(Debug, WireError)]
#[wire(crate = framework::errors, http = 404)]
struct OrderNotFound;

#[derive(Debug, WireError)]
#[wire(crate = crate::nowhere, http = 404)]
struct OrderGone;

fn main() {}
