//! Bytes from a peer: within bounds, and nothing lost.

#[cfg(feature = "_peer")]
pub(crate) mod decode_error;
#[cfg(feature = "_peer")]
pub(crate) mod details;
#[cfg(feature = "grpc")]
pub(crate) mod fields;
#[cfg(feature = "json")]
pub(crate) mod parse;
pub(crate) mod received;
pub(crate) mod remote;
