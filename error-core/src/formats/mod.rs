//! The formats, a folder each: what is written of an error, and what is read of a peer's.

pub mod aip193;
#[cfg(feature = "grpc")]
pub mod grpc;
pub mod jsonrpc;
pub mod layout;
pub mod problem;
#[cfg(feature = "_peer")]
mod relay;
