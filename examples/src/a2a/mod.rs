//! The `Agent2Agent` protocol, A2A: its errors.
//!
//! The specification is at <https://a2a-protocol.org>; its errors are in sections 5.4 (the table),
//! 9.5 (JSON-RPC), 10.6 (gRPC) and 11.6 (HTTP+JSON).

mod error;
mod storage;
mod v1;

pub use error::A2aError;
pub use storage::StorageError;
pub use v1::A2aV1Error;
