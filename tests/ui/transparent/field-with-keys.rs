//! The field of a transparent variant has no keys.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Rpc(#[wire(public = "rpc")] wire_error::jsonrpc::ProtocolError),
    #[wire(transparent)]
    Again(#[wire(data)] wire_error::jsonrpc::ProtocolError),
}

fn main() {}
