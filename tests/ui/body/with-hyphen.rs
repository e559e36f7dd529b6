//! A name has no hyphen.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, body = aip-193, log = warn)]
struct Aip;

#[derive(Debug, WireError)]
#[wire(http = 404, body = problem-json)]
struct Problem;

fn main() {}
