//! Bytes from a peer: within bounds, and nothing lost.

#[cfg(all(feature = "http", feature = "json"))]
pub(crate) mod challenges;
#[cfg(feature = "_peer")]
pub(crate) mod decode_error;
#[cfg(feature = "_peer")]
pub(crate) mod details;
#[cfg(feature = "grpc")]
pub(crate) mod fields;
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
