//! What `into(...)` generates: for each framework a macro whose body is the impl, or without the
//! feature an error that names it.
//!
//! Each takes the generics, the type and the predicates of the impl.

pub use crate::{into_actix_web, into_axum, into_http, into_jsonrpsee, into_rmcp, into_tonic};

#[cfg(feature = "actix-web")]
pub use ::actix_web::{HttpResponse, ResponseError, http::StatusCode};
#[cfg(feature = "http")]
pub use ::http::Response as HttpCrateResponse;
#[cfg(feature = "rmcp")]
pub use ::rmcp::{ErrorData, handler::server::tool::IntoCallToolResult, model::CallToolResponse};
#[cfg(feature = "tonic")]
pub use ::tonic::Status;
#[cfg(feature = "http")]
use alloc::vec::Vec;
#[cfg(feature = "axum")]
pub use axum_core::response::{IntoResponse, Response as AxumResponse};
#[cfg(feature = "jsonrpsee")]
pub use jsonrpsee_types::ErrorObjectOwned;

/// The reply in the format of the layer around, else in the body that the error's type declares.
#[cfg(feature = "_reply")]
fn own(error: &dyn crate::Disclose) -> crate::frameworks::reply::Reply {
    crate::frameworks::reply::Reply::own(error, &crate::frameworks::extra::Extra::default())
}

/// The response of actix-web with the body that the error's type declares.
#[cfg(feature = "actix-web")]
pub fn to_actix_web(error: &dyn crate::Disclose) -> HttpResponse {
    crate::actix_web::response(own(error))
}

/// The status of that response.
#[cfg(feature = "actix-web")]
pub fn to_actix_web_status(error: &dyn crate::Disclose) -> StatusCode {
    crate::actix_web::status(error.record().http_status())
}

/// The response of axum with the body that the error's type declares.
#[cfg(feature = "axum")]
pub fn to_axum(error: &dyn crate::Disclose) -> AxumResponse {
    crate::axum::response(own(error))
}

/// The response of `http` with the body that the error's type declares.
#[cfg(feature = "http")]
pub fn to_http(error: &dyn crate::Disclose) -> HttpCrateResponse<Vec<u8>> {
    crate::http::response(own(error))
}

/// jsonrpsee's error object.
#[cfg(feature = "jsonrpsee")]
pub fn to_jsonrpsee<E: crate::Disclose>(error: E) -> ErrorObjectOwned {
    crate::jsonrpc::Response::from(error).into()
}

/// tonic's status.
#[cfg(feature = "tonic")]
pub fn to_tonic<E: crate::Disclose>(error: E) -> Status {
    crate::grpc::Response::from(error).into()
}

/// `impl ResponseError`
#[cfg(feature = "actix-web")]
#[doc(hidden)]
#[macro_export]
macro_rules! into_actix_web {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::ResponseError for $ty where $($predicates)* {
            fn status_code(&self) -> $crate::__private::StatusCode {
                $crate::__private::to_actix_web_status(self)
            }

            fn error_response(&self) -> $crate::__private::HttpResponse {
                $crate::__private::to_actix_web(self)
            }
        }
    };
}

/// `impl IntoResponse`
#[cfg(feature = "axum")]
#[doc(hidden)]
#[macro_export]
macro_rules! into_axum {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::IntoResponse for $ty where $($predicates)* {
            fn into_response(self) -> $crate::__private::AxumResponse {
                $crate::__private::to_axum(&self)
            }
        }
    };
}

/// `impl From<Error> for http::Response<Vec<u8>>`
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! into_http {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty>
            for $crate::__private::HttpCrateResponse<$crate::__private::Vec<::core::primitive::u8>>
        where
            $($predicates)*
        {
            fn from(error: $ty) -> Self {
                $crate::__private::to_http(&error)
            }
        }
    };
}

/// `impl From<Error> for ErrorObjectOwned`
#[cfg(feature = "jsonrpsee")]
#[doc(hidden)]
#[macro_export]
macro_rules! into_jsonrpsee {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty> for $crate::__private::ErrorObjectOwned
        where
            $($predicates)*
        {
            fn from(error: $ty) -> Self {
                $crate::__private::to_jsonrpsee(error)
            }
        }
    };
}

/// `impl From<Error> for tonic::Status`
#[cfg(feature = "tonic")]
#[doc(hidden)]
#[macro_export]
macro_rules! into_tonic {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty> for $crate::__private::Status
        where
            $($predicates)*
        {
            fn from(error: $ty) -> Self {
                $crate::__private::to_tonic(error)
            }
        }
    };
}

/// `impl IntoCallToolResult`
#[cfg(feature = "rmcp")]
#[doc(hidden)]
#[macro_export]
macro_rules! into_rmcp {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::IntoCallToolResult for $ty where $($predicates)* {
            fn into_call_tool_result(
                self,
            ) -> ::core::result::Result<
                $crate::__private::CallToolResponse,
                $crate::__private::ErrorData,
            > {
                $crate::rmcp::answer(&self)
            }
        }
    };
}

/// Which feature to turn on.
#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! into_actix_web {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`into(actix_web)` needs the feature `actix-web` of `wire-error`");
    };
}

/// Which feature to turn on.
#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! into_axum {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`into(axum)` needs the feature `axum` of `wire-error`");
    };
}

/// Which feature to turn on.
#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! into_http {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`into(http)` needs the feature `http` of `wire-error`");
    };
}

/// Which feature to turn on.
#[cfg(not(feature = "jsonrpsee"))]
#[doc(hidden)]
#[macro_export]
macro_rules! into_jsonrpsee {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`into(jsonrpsee)` needs the feature `jsonrpsee` of `wire-error`");
    };
}

/// Which feature to turn on.
#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! into_tonic {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`into(tonic)` needs the feature `tonic` of `wire-error`");
    };
}

/// Which feature to turn on.
#[cfg(not(feature = "rmcp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! into_rmcp {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`into(rmcp)` needs the feature `rmcp` of `wire-error`");
    };
}
