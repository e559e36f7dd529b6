//! KLP, the protocol of a local job agent: its errors, the agent, and a client for the shell.
//!
//! ```text
//! bytes -> frame -> request -> method -> agent -> store
//!                                          |
//!                        result or RpcError -> response -> frame -> bytes
//! ```
//!
//! Every error that leaves the agent is an [`RpcError`]; whatever else fails inside becomes one of
//! kind [`ErrorKind::InternalError`], and its text goes to the log.

mod agent;
mod call;
mod error;
mod frame;
mod kind;
mod method;
mod rate_limit;
mod request;
mod serve;
mod socket;
mod store;

pub use agent::{Agent, Broker};
pub use call::{CallError, Reply, call};
pub use error::{RpcError, RpcErrorData};
pub use frame::{Frame, FrameCodec, MAX_FRAME};
pub use kind::ErrorKind;
pub use serve::serve;
pub use socket::{BindError, Socket};
pub use store::Store;
