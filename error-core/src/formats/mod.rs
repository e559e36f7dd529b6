//! The formats, a folder each: what is written of an error, and what is read of a peer's.

pub mod aip193;
pub(crate) mod extra;
#[cfg(all(feature = "http", feature = "json"))]
mod from_http;
#[cfg(feature = "grpc")]
pub mod grpc;
pub mod jsonrpc;
pub mod layout;
pub mod problem;
mod relay;
