//! The frameworks: what each sends for an error, and the layers that know the request.

#![cfg_attr(
    not(any(feature = "axum", feature = "actix-web", feature = "tonic", feature = "json")),
    allow(unreachable_pub, reason = "no framework shows the types that these share")
)]

#[cfg(feature = "_reply")]
pub(crate) mod accept;
#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "_frameworks")]
pub(crate) mod event;
#[cfg(any(feature = "_reply", feature = "_layer", feature = "json"))]
pub(crate) mod extra;
#[cfg(feature = "garde")]
pub mod garde;
#[cfg(feature = "_layer")]
pub(crate) mod guarded;
#[cfg(feature = "_reply")]
pub(crate) mod headers;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
#[cfg(feature = "_layer")]
pub(crate) mod kind;
#[cfg(any(feature = "axum", feature = "tonic", feature = "actix-web"))]
mod layer;
#[cfg(feature = "_frameworks")]
mod metrics;
#[cfg(feature = "_reply")]
pub mod negotiate;
#[cfg(feature = "_layer")]
pub(crate) mod rejected;
#[cfg(feature = "_reply")]
pub(crate) mod reply;
#[cfg(feature = "rmcp")]
pub mod rmcp;
#[cfg(feature = "_frameworks")]
#[cfg_attr(not(feature = "_layer"), expect(dead_code, reason = "no layer keeps a request"))]
pub(crate) mod scope;
#[cfg(feature = "_layer")]
mod sentences;
#[cfg(feature = "_frameworks")]
#[cfg_attr(not(feature = "_layer"), expect(dead_code, reason = "no layer keeps a request"))]
pub(crate) mod settings;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "_frameworks")]
pub mod tracing;
#[cfg(feature = "validator")]
pub mod validator;
