//! A peer's error goes no further by `?`: only a declared variant forwards it.

use wire_error::{RemoteError, WireError, jsonrpc};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum GatewayError {
    #[wire(http = 502, reason = "UPSTREAM_FAILED")]
    Upstream(#[source] Box<RemoteError>),
    #[wire(opaque)]
    Internal(#[from] std::io::Error),
}

fn call() -> Result<(), RemoteError> {
    Ok(())
}

fn handle() -> Result<(), GatewayError> {
    call()?;
    Ok(())
}

fn answer(error: &RemoteError) -> Vec<u8> {
    jsonrpc::to_vec(1, error)
}

fn main() {
    let _ = handle();
    let _ = answer(&RemoteError::default());
}
