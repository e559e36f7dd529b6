//! Problem details for HTTP APIs ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).

mod encode;
#[cfg(any(feature = "http", feature = "actix-web"))]
mod response;
pub(crate) mod title;

pub use encode::{to_vec, write};
#[cfg(any(feature = "http", feature = "actix-web"))]
pub use response::Response;
