//! Bytes from a peer: within bounds, and nothing lost.

#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) mod decode_error;
#[cfg(feature = "json")]
pub(crate) mod members;
#[cfg(feature = "json")]
pub(crate) mod message;
#[cfg(feature = "json")]
pub(crate) mod parse;
pub(crate) mod received;
pub(crate) mod remote;
#[cfg(feature = "json")]
pub(crate) mod violations;
