//! A gateway that opens sessions for agents, and lets them call tools within their limits.
//!
//! `POST /sessions` opens one, `GET` and `DELETE /sessions/{id}` show and close it; tools are
//! called by `POST /mcp` (JSON-RPC 2.0) or `POST /sessions/{id}/tools/{tool}`. Whatever fails
//! says so in the format that the request asked for.

mod access;
mod body;
mod error;
mod gateway;
mod http;
mod mcp;
mod model;
mod store;
mod tool;

use axum::Router;

pub use error::{SessionClientError, SessionError, SessionId, status_code_for_error};
pub use gateway::{Clock, Gateway, system_clock};
pub use store::Store;

/// All routes of the gateway.
pub fn router(gateway: Gateway) -> Router {
    http::router(gateway.clone()).merge(mcp::router(gateway))
}
