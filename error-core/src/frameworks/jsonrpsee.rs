//! `jsonrpsee`: errors as `ErrorObjectOwned`.
//!
//! `into(jsonrpsee)` on an enum generates `From<Enum> for ErrorObjectOwned`, so that `?` works in
//! the methods of a server. [`jsonrpc::Response`](crate::jsonrpc::Response) goes into one too,
//! and takes a request id; jsonrpsee itself answers with the id of the call.
//!
//! ```
//! use jsonrpsee_types::ErrorObjectOwned;
//! use wire_error::{WireError, jsonrpc};
//!
//! #[derive(Debug, WireError)]
//! #[wire(http = 404, code = -32001, message = "no such task")]
//! struct TaskNotFound;
//!
//! let object = ErrorObjectOwned::from(jsonrpc::Response::from(TaskNotFound));
//! assert_eq!((object.code(), object.message()), (-32001, "no such task"));
//! ```

use ::jsonrpsee_types::ErrorObjectOwned;

use super::event::{self, Protocol};
use crate::{Disclose, jsonrpc};

/// Emits the event for the logs.
impl<E: Disclose> From<jsonrpc::Response<E>> for ErrorObjectOwned {
    fn from(response: jsonrpc::Response<E>) -> Self {
        let error = &response.error;
        let disclosed = response.disclose();
        event::emit(error, disclosed.request_id(), Protocol::JsonRpc, error.record().http_status());
        crate::write::json::to_owned(|buf| jsonrpc::write_object(disclosed, buf))
    }
}
