//! `same_as` names a variant with a record of its own.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
    #[wire(same_as = OrderNotFound)]
    Hidden,
    #[wire(same_as = Hidden)]
    Chained,
    #[wire(transparent)]
    Rpc(wire_error::jsonrpc::ProtocolError),
    #[wire(same_as = Rpc)]
    Delegated,
}

fn main() {}
