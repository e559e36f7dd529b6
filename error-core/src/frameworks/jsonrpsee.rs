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
//!
//! What a client of jsonrpsee gets for an error, `ClientError::Call`, goes into a
//! [`RemoteError`](crate::RemoteError):
//!
//! ```
//! use jsonrpsee_types::ErrorObjectOwned;
//! use wire_error::RemoteError;
//!
//! let object = ErrorObjectOwned::owned(-32001, "no such task", Some("t-1"));
//! let error = RemoteError::from(object);
//! assert_eq!((error.code, &*error.message), (Some(-32001), "no such task"));
//! ```

use ::jsonrpsee_types::ErrorObjectOwned;

use super::event::{self, Occurrence, Protocol};
use super::scope;
use crate::error::left_out::LeftOut;
use crate::read::json::details::read_data;
use crate::{Disclose, Disclosed, RemoteError, jsonrpc};

/// Emits the event for the logs.
impl<E: Disclose> From<jsonrpc::Response<E>> for ErrorObjectOwned {
    fn from(response: jsonrpc::Response<E>) -> Self {
        let request = scope::request(scope::current().as_ref(), response.request_id_given());
        let error = Disclosed::new(&response.error).with_request(&request);
        let mut left_out = LeftOut::NOTHING;
        let object = crate::write::serialize::to_owned(|buf| {
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

/// What a peer answered a call with. jsonrpsee has read the object; the `data` alone is parsed.
impl From<ErrorObjectOwned> for RemoteError {
    fn from(object: ErrorObjectOwned) -> Self {
        let data = object.data().filter(|data| data.get() != "null");
        let mut error = data.map_or_else(Self::default, read_data);
        error.code = Some(object.code());
        error.message = object.message().into();
        error
    }
}

/// What `into(jsonrpsee)` generates.
#[doc(hidden)]
pub mod into {
    use crate::{Disclose, jsonrpc};

    pub use ::jsonrpsee_types::ErrorObjectOwned;

    /// The error object.
    pub fn object<E: Disclose>(error: E) -> ErrorObjectOwned {
        jsonrpc::Response::from(error).into()
    }
}

/// `impl From<Error> for ErrorObjectOwned`
#[doc(hidden)]
#[macro_export]
macro_rules! into_jsonrpsee {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty> for $crate::jsonrpsee::into::ErrorObjectOwned
        where
            $($predicates)*
        {
            fn from(error: $ty) -> Self {
                $crate::jsonrpsee::into::object(error)
            }
        }
    };
}
