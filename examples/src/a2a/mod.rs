//! The `Agent2Agent` protocol, A2A: its errors, and a server with all three of its bindings.
//!
//! The specification is at <https://a2a-protocol.org>; its errors are in sections 5.4 (the table),
//! 9.5 (JSON-RPC), 10.6 (gRPC) and 11.6 (HTTP+JSON).
//!
//! ```text
//! POST /        --jsonrpc--+
//! HTTP routes   --http-----+--> operation --> message, agent, store
//! gRPC          --grpc-----+        |
//!                                   v
//!              the wire of E <-- A2aV1Error <-- StorageError
//! ```

mod agent;
mod body;
mod card;
mod error;
mod grpc;
mod grpc_fault;
mod http;
mod jsonrpc;
mod message;
mod operation;
mod profile;
pub mod proto;
mod protojson;
mod refused;
mod serve;
mod service_parameters;
mod storage;
mod store;
mod v1;

pub use error::{A2aClientError, A2aError};
pub use operation::A2a;
pub use profile::Profile;
pub use protojson::to_json;
pub use serve::{router, serve};
pub use service_parameters::Terms;
pub use storage::StorageError;
pub use v1::{A2aV1ClientError, A2aV1Error};
