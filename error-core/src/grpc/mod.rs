//! gRPC: an encoded `google.rpc.Status`.

mod decode;
mod fields;

pub use decode::decode;
pub(crate) use fields::{Fields, Value, text};
