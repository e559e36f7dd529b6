//! A transparent variant has nothing to say beside its field.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(transparent, http = 404, reason = "ORDER_NOT_FOUND", message = "no")]
    Rpc(wire_error::jsonrpc::ProtocolError),
}

fn main() {}
