//! KLP, the protocol of a local job agent: its errors, the agent, and a client for the shell.

mod error;
mod kind;

pub use error::{RpcError, RpcErrorData};
pub use kind::ErrorKind;
