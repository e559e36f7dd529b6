//! A peer's error: read, and written again.

mod decode;
mod relay;

pub use decode::decode;
pub(crate) use decode::{read, said_in_part};
pub use relay::write_remote;
