//! A gateway that opens sessions for agents, and lets them call tools within their limits.

mod error;

pub use error::{SessionError, SessionId, status_code_for_error};
