//! `into` takes a list of names.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, into)]
struct Bare;

#[derive(Debug, WireError)]
#[wire(http = 404, into = axum)]
struct Assigned;

#[derive(Debug, WireError)]
#[wire(http = 404, into("axum"))]
struct Quoted;

fn main() {}
