//! There are two bodies.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, body = json)]
struct Unknown;

#[derive(Debug, WireError)]
#[wire(http = 404, body = "problem")]
struct Quoted;

fn main() {}
