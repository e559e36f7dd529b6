//! Problem details for HTTP APIs ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).

#[cfg(feature = "json")]
mod decode;
mod encode;
#[cfg(feature = "json")]
mod relay;
#[cfg(feature = "_reply")]
mod response;

#[cfg(feature = "json")]
pub use decode::decode;
#[cfg(all(feature = "http", feature = "json"))]
pub(crate) use decode::read;
#[cfg(feature = "json")]
pub(crate) use decode::said_in_part;
pub(crate) use encode::write_error;
pub use encode::{to_vec, write};
#[cfg(feature = "json")]
pub use relay::write_remote;
#[cfg(feature = "_reply")]
pub use response::Response;
