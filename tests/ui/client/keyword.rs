//! A keyword names no enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(client = self, http = 404)]
struct OrderNotFound;

#[derive(Debug, WireError)]
#[wire(client(enum, derive(Clone)), http = 404)]
struct OrderGone;

fn main() {}
