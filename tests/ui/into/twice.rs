//! A framework stands in `into` once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, into(http, tonic, http))]
struct OrderNotFound;

fn main() {}
