//! A peer's error: read, and written again.

mod decode;
mod relay;

pub use decode::decode;
pub(crate) use decode::read;
pub use relay::write_remote;
