//! A variant has each detail once.

use wire_error::{QuotaFailure, ResourceInfo, WireError};

#[derive(Debug, WireError)]
#[wire(http = 429)]
enum ShopError {
    Same(#[wire(rpc_detail)] QuotaFailure, #[wire(rpc_detail)] QuotaFailure),
    Optional(#[wire(rpc_detail)] ResourceInfo, #[wire(rpc_detail)] Option<ResourceInfo>),
    Fine(#[wire(rpc_detail)] QuotaFailure, #[wire(rpc_detail)] ResourceInfo),
}

fn main() {}
