//! The gateway as a server.
//!
//! `POST /sessions` opens a session, `GET` and `DELETE /sessions/{id}` show and close it; tools are
//! called by `POST /mcp` (JSON-RPC 2.0) or `POST /sessions/{id}/tools/{tool}`. Whatever fails
//! says so in the format that the request asked for.

mod access;
mod body;
mod fault;
mod gateway;
mod http;
mod mcp;
mod model;
mod store;
mod tool;

use axum::Router;

pub use gateway::{Clock, Gateway, system_clock};
pub use store::Store;

use super::{SessionError, SessionId};

/// All routes of the gateway.
pub fn router(gateway: Gateway) -> Router {
    http::router(gateway.clone()).merge(mcp::router(gateway))
}
