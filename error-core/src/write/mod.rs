//! Bytes into the caller's buffer.

pub(crate) mod decimal;
pub(crate) mod escape;
pub(crate) mod json;
pub(crate) mod object;
pub(crate) mod proto;
pub(crate) mod rollback;
#[cfg(feature = "json")]
pub(crate) mod serialize;
pub(crate) mod varint;
