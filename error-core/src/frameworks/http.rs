//! `http`: any error as an `http::Response<Vec<u8>>`, for what has no feature of its own.
//!
//! `into(http)` on an enum generates `From<Enum> for http::Response<Vec<u8>>`, with the body that
//! the enum declares. The wrappers [`aip193::Response`](crate::aip193::Response),
//! [`problem::Response`](crate::problem::Response), [`jsonrpc::Response`](crate::jsonrpc::Response)
//! and [`negotiate::Response`](crate::negotiate::Response) choose the body where they are made.
//! The response's extensions hold the [`ErrorSpec`](crate::ErrorSpec).
//!
//! ```
//! use wire_error::{ErrorSpec, WireError, aip193};
//!
//! #[derive(Debug, WireError)]
//! #[wire(grpc = Unavailable, message = "try again later", retry_after = "1.5s")]
//! struct Busy;
//!
//! let response = http::Response::<Vec<u8>>::from(aip193::Response::from(Busy));
//! assert_eq!(response.status(), 503);
//! assert_eq!(response.headers()["content-type"], "application/json");
//! assert_eq!(response.headers()["retry-after"], "2");
//! assert_eq!(response.headers()["cache-control"], "no-store");
//! let spec = response.extensions().get::<ErrorSpec>().unwrap();
//! assert_eq!(spec.name(), "Busy");
//! ```

use alloc::vec::Vec;

use ::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, VARY,
};
use ::http::{Response, StatusCode};

use crate::Disclose;
use crate::frameworks::accept::Accept;
use crate::frameworks::reply::{Reply, ToReply};
use crate::frameworks::wrappers::for_each_wrapper;

/// The reply in the types of `http`. A header that these do not allow is left out.
pub(crate) fn response(reply: Reply) -> Response<Vec<u8>> {
    let mut headers = HeaderMap::with_capacity(4);
    reply.headers.visit(&mut |name, value| {
        if let (Some(name), Some(value)) = (header_name(name), header_value(value)) {
            let _ = headers.try_append(name, value); // it fails where there are over 24,000
        }
    });
    let mut response = Response::new(reply.body);
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response.extensions_mut().insert(reply.spec);
    response
}

/// The name, if it is one. Those that each reply has need not be read and copied.
fn header_name(name: &str) -> Option<HeaderName> {
    match name {
        "content-type" => Some(CONTENT_TYPE),
        "cache-control" => Some(CACHE_CONTROL),
        "vary" => Some(VARY),
        _ => HeaderName::from_bytes(name.as_bytes()).ok(),
    }
}

/// The value, if it is one. Those that most replies have need not be read and copied.
fn header_value(value: &[u8]) -> Option<HeaderValue> {
    static JSON: HeaderValue = HeaderValue::from_static("application/json");
    static PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");
    static NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
    let own = [&JSON, &PROBLEM, &NO_STORE].into_iter().find(|own| own.as_bytes() == value);
    own.cloned().or_else(|| HeaderValue::from_bytes(value).ok())
}

/// Reads the `Accept` header.
impl From<&HeaderMap> for Accept {
    fn from(headers: &HeaderMap) -> Self {
        Self::parse_all(headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()))
    }
}

macro_rules! from_wrapper {
    ($($wrapper:ident)*) => {$(
        /// Emits the event for the logs.
        impl<E: Disclose> From<crate::$wrapper::Response<E>> for Response<Vec<u8>> {
            fn from(wrapper: crate::$wrapper::Response<E>) -> Self {
                response(wrapper.to_reply())
            }
        }
    )*};
}

for_each_wrapper!(from_wrapper);

/// What `into(http)` generates.
#[doc(hidden)]
pub mod into {
    use alloc::vec::Vec;

    use crate::Disclose;
    use crate::formats::extra::Extra;
    use crate::frameworks::reply::Reply;

    pub use ::http::Response;

    /// The response in the body that the error's type declares.
    pub fn response(error: &dyn Disclose) -> Response<Vec<u8>> {
        super::response(Reply::own(error, &Extra::default()))
    }
}

/// `impl From<Error> for http::Response<Vec<u8>>`
#[doc(hidden)]
#[macro_export]
macro_rules! into_http {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty>
            for $crate::http::into::Response<$crate::__private::Vec<::core::primitive::u8>>
        where
            $($predicates)*
        {
            fn from(error: $ty) -> Self {
                $crate::http::into::response(&error)
            }
        }
    };
}
