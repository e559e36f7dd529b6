//! The frameworks: what each sends for an error, and the layers that know the request.

pub(crate) mod accept;
#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "axum")]
pub mod axum;
pub(crate) mod event;
pub(crate) mod guarded;
pub(crate) mod headers;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
pub(crate) mod kind;
mod layer;
mod metrics;
#[cfg_attr(docsrs, doc(cfg(any(feature = "http", feature = "axum", feature = "actix-web"))))]
pub mod negotiate;
pub(crate) mod rejected;
pub(crate) mod reply;
#[cfg(feature = "rmcp")]
pub mod rmcp;
pub(crate) mod scope;
mod sentences;
pub(crate) mod settings;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg_attr(docsrs, doc(cfg(feature = "tracing")))]
pub mod tracing;
mod wrappers;
