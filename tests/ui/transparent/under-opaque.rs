//! Under the enum's `opaque` nothing is delegated.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(opaque)]
enum ShopError {
    #[wire(transparent)]
    Rpc(wire_error::jsonrpc::ProtocolError),
}

fn main() {}
