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

use super::event::{self, Occurrence, Protocol};
use super::scope;
use crate::error::left_out::LeftOut;
use crate::{Disclose, Disclosed, jsonrpc};

/// Emits the event for the logs.
impl<E: Disclose> From<jsonrpc::Response<E>> for ErrorObjectOwned {
    fn from(response: jsonrpc::Response<E>) -> Self {
        let request = scope::request(scope::current().as_ref(), response.request_id_given());
        let error = Disclosed::new(&response.error).with_request(&request);
        let mut left_out = LeftOut::NOTHING;
        let object = crate::write::json::to_owned(|buf| {
            left_out = jsonrpc::write_error_object_of(&error, buf);
        });
        event::emit(&Occurrence {
            error: &error,
            protocol: Protocol::JsonRpc,
            http_status: error.spec().http_status(),
            left_out,
            missing_header: None,
            refused_headers: &[],
        });
        object
    }
}
