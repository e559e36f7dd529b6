//! The wrappers that choose a format: what each sends.

#[cfg(feature = "json")]
mod jsonrpc;

use super::reply::{Reply, ToReply};
use crate::{Disclose, HttpBody, aip193, problem};

/// Calls `$impls!` with the module of each wrapper, by the features that are on.
#[cfg(feature = "json")]
macro_rules! for_each_wrapper {
    ($impls:ident) => {
        $impls!(aip193 jsonrpc negotiate problem);
    };
}

/// The same without JSON.
#[cfg(not(feature = "json"))]
macro_rules! for_each_wrapper {
    ($impls:ident) => {
        $impls!(aip193 negotiate problem);
    };
}

pub(crate) use for_each_wrapper;

/// The reply in a format, whatever body the error's type declares.
macro_rules! in_format {
    ($($format:ident, $body:ident;)*) => {$(
        impl<E: Disclose> ToReply for $format::Response<E> {
            fn status(&self) -> u16 {
                self.error.record().http_status()
            }

            fn to_reply(&self) -> Reply {
                let body = self.error.style().http_body().in_layout_of(HttpBody::$body);
                Reply::http(&self.error, body, &self.extra)
            }
        }
    )*};
}

in_format! {
    aip193, AIP193;
    problem, PROBLEM;
}
