//! `into` names at least one framework.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, into())]
struct OrderNotFound;

fn main() {}
