//! A gateway that opens sessions for agents, and lets them call tools within their limits.

mod error;
#[cfg(feature = "servers")]
mod server;

pub use error::{SessionClientError, SessionError, SessionId, status_code_for_error};
#[cfg(feature = "servers")]
pub use server::{Clock, Gateway, Store, router, system_clock};
