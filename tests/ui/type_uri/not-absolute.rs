//! A `type_uri` is an absolute URI, and not the one that says there is none.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, type_uri = "order-not-found")]
struct NoScheme;

#[derive(Debug, WireError)]
#[wire(http = 404, type_uri = "about:blank")]
struct Blank;

fn main() {}
