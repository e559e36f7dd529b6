//! JSON-RPC 2.0 keeps -32768 to -32000 to itself, but for the codes it names.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = -32768, http = 404)]
    First,
    #[wire(code = -32100, http = 404)]
    Second,
    #[wire(code = -32604, http = 404)]
    Third,
    #[wire(code = -32099, http = 404)]
    Allowed,
}

fn main() {}
