//! A reserved code is assigned, or refused.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(reserved_codes(-32521..=-32500))]
enum ShopError {
    #[wire(code = -32500, http = 400)]
    Assigned,
    #[wire(code = -32522, http = 400)]
    Other,
}

fn main() {}
