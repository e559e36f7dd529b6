//! A struct says what it is on the wire, too.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(message = "no such order")]
struct OrderNotFound;

fn main() {}
