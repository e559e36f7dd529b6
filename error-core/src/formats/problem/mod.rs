//! Problem details for HTTP APIs ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).

mod encode;
#[cfg(feature = "json")]
mod json;
mod response;

pub(crate) use encode::write_error;
pub use encode::{to_vec, write};
#[cfg(feature = "json")]
pub use json::*;
pub use response::Response;
