//! Bytes into the caller's buffer.

pub(crate) mod decimal;
pub(crate) mod json;
