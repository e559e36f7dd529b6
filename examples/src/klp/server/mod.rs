//! The agent, and a client for the shell.
//!
//! ```text
//! bytes -> frame -> request -> method -> agent -> store
//!                                          |
//!                        result or RpcError -> response -> frame -> bytes
//! ```

mod agent;
mod call;
mod frame;
mod method;
mod rate_limit;
mod request;
mod serve;
mod socket;
mod store;

pub use agent::{Agent, Broker};
pub use call::{CallError, Reply, call};
pub use frame::{Frame, FrameCodec, MAX_FRAME};
pub use serve::serve;
pub use socket::{BindError, Socket};
pub use store::Store;

use super::{ErrorKind, RpcError};
