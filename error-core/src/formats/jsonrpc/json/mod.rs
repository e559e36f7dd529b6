//! What serde makes and takes: the error and the response as data, a peer's error, and ids.

mod decode;
pub(super) mod id;
mod object;
mod relay;
mod response;

pub(crate) use decode::read;
pub use decode::{decode, decode_batch, decode_object};
pub use object::ErrorObject;
pub(crate) use relay::typed_data;
pub use relay::write_remote;
pub use response::Response;
