//! A transparent variant has exactly one field.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Two(wire_error::jsonrpc::ProtocolError, u64),
    #[wire(transparent)]
    None,
    #[wire(transparent)]
    Named { one: wire_error::jsonrpc::ProtocolError, two: u64 },
}

fn main() {}
