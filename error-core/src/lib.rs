//! stub docs
#![no_std]
#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "alloc")]
pub mod aip193;
mod code;
pub mod contract;
#[cfg(feature = "alloc")]
mod cut;
#[cfg(any(feature = "json", feature = "grpc"))]
mod decode_error;
#[cfg(feature = "alloc")]
mod details;
mod disclosed;
mod escape;
#[cfg(any(feature = "http", feature = "actix-web", feature = "json"))]
mod extra;
#[cfg(feature = "grpc")]
pub mod grpc;
mod http_body;
#[cfg(any(feature = "http", feature = "actix-web", feature = "jsonrpsee", feature = "tonic"))]
mod integrations;
#[cfg(feature = "alloc")]
mod json;
#[cfg(feature = "alloc")]
pub mod jsonrpc;
#[cfg(feature = "alloc")]
mod message;
#[cfg(any(feature = "http", feature = "actix-web"))]
pub mod negotiate;
#[cfg(feature = "json")]
mod parse;
mod private;
#[cfg(feature = "alloc")]
pub mod problem;
#[cfg(feature = "alloc")]
mod remote;
#[cfg(any(feature = "http", feature = "actix-web"))]
mod reply;
mod report;
mod rules;
mod spec;
#[cfg(feature = "alloc")]
mod text;
mod wire_error;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}

pub use code::{Code, UnknownCode};
pub use contract::{Table, WireContract};
#[cfg(any(feature = "json", feature = "grpc"))]
pub use decode_error::DecodeError;
pub use disclosed::{Disclosed, Message};
pub use http_body::{HttpBody, HttpFormat};
#[cfg(feature = "actix-web")]
pub use integrations::actix_web;
#[cfg(feature = "axum")]
pub use integrations::axum;
#[cfg(feature = "http")]
pub use integrations::http;
#[cfg(feature = "jsonrpsee")]
pub use integrations::jsonrpsee;
#[cfg(feature = "tonic")]
pub use integrations::tonic;
#[cfg(all(
    feature = "tracing",
    any(feature = "http", feature = "actix-web", feature = "jsonrpsee", feature = "tonic")
))]
pub use integrations::tracing;
#[cfg(feature = "alloc")]
pub use remote::{HelpLink, OtherDetail, Received, RemoteError};
pub use report::Report;
pub use spec::{DataShape, ErrorSpec, Format, MetadataKey};
#[cfg(feature = "alloc")]
pub use wire_error::FieldViolation;
pub use wire_error::{Text, WireError};

/// Derives [`WireError`](trait@WireError).
#[cfg(feature = "derive")]
pub use wire_error_derive::WireError;
