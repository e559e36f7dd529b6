//! Bytes from a peer: within bounds, and nothing lost.

#[cfg(all(feature = "http", feature = "json"))]
pub(crate) mod challenges;
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) mod decode_error;
#[cfg(all(feature = "http", feature = "json"))]
pub(crate) mod from_http;
#[cfg(feature = "json")]
pub(crate) mod members;
#[cfg(feature = "json")]
pub(crate) mod message;
#[cfg(feature = "json")]
pub(crate) mod parse;
pub(crate) mod received;
pub(crate) mod remote;
#[cfg(all(feature = "http", feature = "json"))]
pub(crate) mod retry_after;
#[cfg(all(feature = "http", feature = "json"))]
pub(crate) mod rpc_status;
#[cfg(feature = "json")]
pub(crate) mod violations;
