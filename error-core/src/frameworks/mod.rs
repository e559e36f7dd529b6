//! The frameworks, one thin file each.

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(any(feature = "http", feature = "actix-web", feature = "jsonrpsee", feature = "tonic"))]
pub(crate) mod event;
#[cfg(any(feature = "http", feature = "actix-web", feature = "json"))]
pub(crate) mod extra;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
#[cfg(any(feature = "http", feature = "actix-web"))]
pub mod negotiate;
#[cfg(any(feature = "http", feature = "actix-web"))]
pub(crate) mod reply;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tracing")]
pub mod tracing;
