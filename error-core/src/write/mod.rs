//! Bytes into the caller's buffer.

pub(crate) mod decimal;
pub(crate) mod escape;
pub(crate) mod json;
pub(crate) mod object;
#[cfg(feature = "grpc")]
pub(crate) mod proto;
pub(crate) mod rollback;
