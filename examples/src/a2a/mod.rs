//! The `Agent2Agent` protocol, A2A: its errors, and a server with all three of its bindings.
//!
//! The specification is at <https://a2a-protocol.org>; its errors are in sections 5.4 (the table),
//! 9.5 (JSON-RPC), 10.6 (gRPC) and 11.6 (HTTP+JSON).

mod error;
#[cfg(feature = "servers")]
mod server;
mod v1;

pub use error::{A2aClientError, A2aError};
#[cfg(feature = "servers")]
pub use server::{A2a, Profile, StorageError, Terms, proto, router, serve, to_json};
pub use v1::{A2aV1ClientError, A2aV1Error};
