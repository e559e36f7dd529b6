//! MCP keeps some codes for itself.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(into(rmcp))]
enum ShopError {
    #[wire(code = -32050, http = 404)]
    Kept,
    #[wire(code = -32010, http = 410)]
    Free,
    #[wire(code = -32602)]
    Predefined,
}

fn main() {}
