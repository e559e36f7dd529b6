//! HTTP error bodies as [AIP-193](https://google.aip.dev/193) has them.

mod encode;
#[cfg(feature = "json")]
mod json;
mod response;

pub(crate) use encode::write_error;
pub use encode::{to_vec, write};
#[cfg(feature = "json")]
pub use json::*;
pub use response::Response;
