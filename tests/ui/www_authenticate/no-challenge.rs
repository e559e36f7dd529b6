//! A challenge is a scheme, and its parameters behind it.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 401, www_authenticate = "Bearer realm=\"shop")]
struct OpenQuote;

#[derive(Debug, WireError)]
#[wire(http = 401, www_authenticate = "Bearer realm")]
struct NoValue;

#[derive(Debug, WireError)]
#[wire(http = 401, www_authenticate = "Bearer realm=\"shop\" scope=\"orders\"")]
struct NoComma;

#[derive(Debug, WireError)]
#[wire(http = 401, www_authenticate = "Bearer,")]
struct CommaBehind;

fn main() {}
