//! Only a reserved code needs another standard.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, reserved_codes(-31000))]
struct Free;

#[derive(Debug, WireError)]
#[wire(http = 404, reserved_codes(-32500..=-32521))]
struct Empty;

fn main() {}
