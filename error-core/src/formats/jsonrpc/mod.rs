//! JSON-RPC 2.0 error objects and responses.
//!
//! Over HTTP a JSON-RPC error is answered with status 200: common clients drop the body of any
//! other. See [the specification](https://www.jsonrpc.org/specification), section 5.1.

#[cfg(feature = "json")]
mod decode;
mod encode;
mod id;
#[cfg(feature = "json")]
mod object;
mod protocol_error;
#[cfg(feature = "json")]
mod relay;
#[cfg(feature = "json")]
mod response;

#[cfg(feature = "json")]
pub use crate::error::data::Data;
#[cfg(all(feature = "http", feature = "json"))]
pub(crate) use decode::read;
#[cfg(feature = "json")]
pub use decode::{decode, decode_batch, decode_object};
#[cfg(all(feature = "_reply", feature = "json"))]
pub(crate) use encode::write_error;
#[cfg(feature = "jsonrpsee")]
pub(crate) use encode::write_error_object_of;
pub use encode::{to_vec, write, write_object};
pub use id::Id;
#[cfg(feature = "json")]
pub use object::ErrorObject;
pub use protocol_error::ProtocolError;
#[cfg(feature = "json")]
pub(crate) use relay::typed_data;
#[cfg(feature = "json")]
pub use relay::write_remote;
#[cfg(feature = "json")]
pub use response::Response;
