//! HTTP error bodies as [AIP-193](https://google.aip.dev/193) has them.

mod encode;

pub use encode::{to_vec, write};
