//! What a server on crate `turul-rpc` needs of the published error.

use turul_rpc::r#async::ToJsonRpcError;
use turul_rpc::error::JsonRpcErrorObject;
use wire_error::jsonrpc::ErrorObject;

use super::A2aError;

/// What turul-rpc's dispatcher sends: the object that [`wire_error::jsonrpc::write_object`] writes.
impl ToJsonRpcError for A2aError {
    fn to_error_object(&self) -> JsonRpcErrorObject {
        let ErrorObject { code, message, data } = ErrorObject::new(self);
        JsonRpcErrorObject { code: code.into(), message, data }
    }
}
