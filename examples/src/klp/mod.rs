//! KLP, the protocol of a local job agent: its errors, the agent, and a client for the shell.
//!
//! Every error that leaves the agent is an [`RpcError`]; whatever else fails inside becomes one of
//! kind [`ErrorKind::InternalError`], and its text goes to the log.

mod error;
mod kind;
#[cfg(feature = "servers")]
mod server;

pub use error::{RpcError, RpcErrorData};
pub use kind::ErrorKind;
#[cfg(feature = "servers")]
pub use server::{
    Agent, BindError, Broker, CallError, Frame, FrameCodec, MAX_FRAME, Reply, Socket, Store, call,
    serve,
};
