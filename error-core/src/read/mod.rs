//! Bytes from a peer: within bounds, and nothing lost.

pub(crate) mod decode_error;
pub(crate) mod details;
pub(crate) mod fields;
pub(crate) mod held;
#[cfg(feature = "json")]
pub(crate) mod json;
pub(crate) mod received;
pub(crate) mod remote;
