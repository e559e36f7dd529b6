//! What `into(...)` generates: for each framework a macro whose body is the impl, which stands in the
//! framework's file, or without the feature an error that names it.
//!
//! Each takes the generics, the type and the predicates of the impl.

pub use crate::{into_actix_web, into_axum, into_http, into_jsonrpsee, into_rmcp, into_tonic};

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
