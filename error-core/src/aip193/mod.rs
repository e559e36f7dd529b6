//! HTTP error bodies as [AIP-193](https://google.aip.dev/193) has them.

mod encode;
#[cfg(any(feature = "http", feature = "actix-web"))]
mod response;

pub use encode::{to_vec, write};
#[cfg(any(feature = "http", feature = "actix-web"))]
pub use response::Response;
