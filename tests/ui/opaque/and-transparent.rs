//! A variant cannot hide everything and delegate everything.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(opaque, transparent)]
    Rpc(wire_error::jsonrpc::ProtocolError),
}

fn main() {}
