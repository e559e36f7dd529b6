//! Problem details for HTTP APIs ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).

mod encode;
mod title;

pub use encode::{to_vec, write};
