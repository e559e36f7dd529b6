//! A server with all three bindings of A2A 1.0.
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
mod codec;
mod declared;
mod fault;
mod grpc;
mod grpc_fault;
mod http;
mod jsonrpc;
mod message;
mod openapi;
mod operation;
mod profile;
pub mod proto;
mod protojson;
mod refused;
mod serve;
mod service_parameters;
mod storage;
mod store;
mod turul;

pub use operation::A2a;
pub use profile::Profile;
pub use protojson::to_json;
pub use serve::{router, serve};
pub use service_parameters::Terms;
pub use storage::StorageError;

use super::{A2aError, A2aV1Error};
