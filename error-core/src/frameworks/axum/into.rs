//! What `into(axum)` generates.

use crate::Disclose;
use crate::formats::extra::Extra;
use crate::frameworks::reply::Reply;

pub use axum_core::response::{IntoResponse, Response};

/// The response in the format of the layer around, else in the body that the error's type declares.
pub fn response(error: &dyn Disclose) -> Response {
    super::response(Reply::own(error, &Extra::default()))
}

/// `impl IntoResponse`
#[doc(hidden)]
#[macro_export]
macro_rules! into_axum {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::axum::into::IntoResponse for $ty where $($predicates)* {
            fn into_response(self) -> $crate::axum::into::Response {
                $crate::axum::into::response(&self)
            }
        }
    };
}
