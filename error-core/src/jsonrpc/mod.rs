//! JSON-RPC 2.0 error objects and responses.
//!
//! Over HTTP a JSON-RPC error is answered with status 200: common clients drop the body of any
//! other. See [the specification](https://www.jsonrpc.org/specification), section 5.1.

#[cfg(feature = "json")]
mod data;
mod encode;
mod id;
#[cfg(feature = "json")]
mod object;
mod protocol_error;

#[cfg(feature = "json")]
pub use data::Data;
pub use encode::{to_vec, write, write_object};
pub use id::Id;
#[cfg(feature = "json")]
pub use object::{ErrorObject, Response};
pub use protocol_error::ProtocolError;
