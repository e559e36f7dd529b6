//! The frameworks, one thin file each.

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "_frameworks")]
pub(crate) mod event;
#[cfg(any(feature = "_reply", feature = "json"))]
pub(crate) mod extra;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
#[cfg(feature = "_reply")]
pub mod negotiate;
#[cfg(feature = "_reply")]
pub(crate) mod reply;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(all(feature = "tracing", feature = "_frameworks"))]
pub mod tracing;
