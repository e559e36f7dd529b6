//! Three processes in a row: a client asks the A2A server, which asks the session gateway first.
//!
//! ```text
//! client --JSON-RPC--> A2A server, guard --HTTP--> session gateway
//!        <-GuardError--            <-SessionError-
//! ```
//!
//! What the gateway answers goes no further by itself. The server declares in [`GuardError`] what
//! its own clients hear of it; the request's id goes all the way, and the log of the server has
//! the whole chain.

mod error;
mod guard;
mod sessions;

pub use error::{GuardClientError, GuardError};
pub use guard::guard;
pub use sessions::Sessions;
