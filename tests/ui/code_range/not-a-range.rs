//! A range has codes.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, code_range())]
struct Nothing;

#[derive(Debug, WireError)]
#[wire(http = 404, code_range = "-32099..=-32001")]
struct Text;

#[derive(Debug, WireError)]
#[wire(http = 404, code_range(-32099..=))]
struct Open;

fn main() {}
