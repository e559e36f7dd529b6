//! An HTTP answer from a peer, whatever its body is.

mod answer;
mod challenges;
mod retry_after;
mod rpc_status;
