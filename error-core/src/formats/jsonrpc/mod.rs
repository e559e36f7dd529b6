//! JSON-RPC 2.0 error objects and responses.
//!
//! Over HTTP a JSON-RPC error is answered with status 200: common clients drop the body of any
//! other. See [the specification](https://www.jsonrpc.org/specification), section 5.1.

mod encode;
mod id;
#[cfg(feature = "json")]
mod json;
mod protocol_error;

pub use crate::error::data::Data;
pub use encode::{to_vec, write, write_object};
pub(crate) use encode::{write_error, write_error_object_of};
pub use id::Id;
#[cfg(feature = "json")]
pub use json::*;
pub use protocol_error::ProtocolError;
