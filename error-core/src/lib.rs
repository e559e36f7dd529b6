//! Settles what leaves a process when something fails: one enum, annotated once, rendered the same
//! on every wire.
//!
//! Everything that another process may see of an error is declared on its variant, checked at
//! compile time, and written as JSON-RPC 2.0, as AIP-193 HTTP JSON, as RFC 9457 problem details
//! or as a gRPC `google.rpc.Status`. Everything else stays inside the process.
//!
//! # Quick start
//!
//! ```
//! use wire_error::{Report, WireError, aip193, jsonrpc, problem};
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example")]
//! #[non_exhaustive]
//! pub enum ShopError {
//!     /// No order has this id.
//!     #[wire(code = -32001, http = 404, reason = "ORDER_NOT_FOUND", message = "no order {id}")]
//!     OrderNotFound {
//!         #[wire(public)]
//!         id: u64,
//!         shard: String, // private: no attribute, so it never leaves the process
//!     },
//!
//!     /// Anything unexpected. The cause is for the operators' logs alone.
//!     #[wire(opaque)]
//!     Internal(#[from] std::io::Error),
//! }
//!
//! let error = ShopError::OrderNotFound { id: 7, shard: "eu-3".into() };
//! assert_eq!(
//!     String::from_utf8(jsonrpc::to_vec(2, &error))?,
//!     concat!(
//!         r#"{"jsonrpc":"2.0","id":2,"error":{"code":-32001,"message":"no order 7","data":[{"#,
//!         r#""@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","#,
//!         r#""domain":"shop.example","metadata":{"id":"7"}}]}}"#,
//!     ),
//! );
//! assert_eq!(
//!     String::from_utf8(problem::to_vec(&error))?,
//!     concat!(
//!         r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no order 7","#,
//!         r#""reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}"#,
//!     ),
//! );
//!
//! let error = ShopError::from(std::io::Error::other("disk /dev/sdb is gone"));
//! assert_eq!(
//!     String::from_utf8(aip193::to_vec(&error))?,
//!     r#"{"error":{"code":500,"message":"internal error","status":"INTERNAL"}}"#,
//! );
//! assert!(Report(&error).to_string().ends_with("caused by: disk /dev/sdb is gone")); // for logs
//! # Ok::<(), std::string::FromUtf8Error>(())
//! ```
//!
//! # Keys
//!
//! What `#[wire(...)]` takes. Each has a section, with its limits and an example, on the page of
//! the [derive macro](macro@WireError).
//!
//! | on an enum or struct | |
//! |---|---|
//! | `domain = "shop.example"` | who owns the reasons: `ErrorInfo.domain` |
//! | `code_range = -32099..=-32001` | where application codes must lie |
//! | `type_base = "https://errors.shop.example/"` | the start of RFC 9457's `type` |
//! | `data = info \| details \| none` | the shape of JSON-RPC's `error.data` |
//! | `metadata = false` | public fields appear in messages only |
//! | `internal_display` | `Display`, `Error` and `From` come from elsewhere |
//! | `debug` | generates `Debug`, with `secret` fields masked |
//! | `client = ShopClientError` | generates what a client decodes into |
//! | `into(axum, actix_web, tonic, jsonrpsee, http)` | generates the frameworks' conversions |
//! | `body = aip193 \| problem` | which HTTP body those send |
//! | `content_type = "application/shop+json"` | its content type, in place of the format's own |
//! | `crate = my::path` | where `wire_error` is re-exported |
//!
//! | on a variant, or on the enum for all | |
//! |---|---|
//! | `code = -32001` | JSON-RPC's `error.code` |
//! | `http = 404` | the HTTP status |
//! | `grpc = NotFound` | the `google.rpc.Code` |
//! | `reason = "ORDER_NOT_FOUND"`, `reason`, `reason = false` | `ErrorInfo.reason`; bare: from the variant's name |
//! | `message = "no order {id}"` | the public message |
//! | `opaque` | the bytes do not depend on the fields |
//! | `transparent` | everything is delegated to the one field |
//! | `same_as = NotFound` | on the wire this variant is that one |
//! | `retry_after = "1.5s"` | `RetryInfo` and `Retry-After` |
//! | `retry = true \| false` | whether the same request may succeed later |
//! | `help = "https://shop.example/errors"` | a `Help` link |
//! | `www_authenticate = "Bearer"` | the header that a 401 must have |
//! | `description = "..."`, `description` | what the catalogue says; bare: the doc comment |
//!
//! | on a field | |
//! |---|---|
//! | `public`, `public = "orderId"` | may leave the process, in the message and the metadata |
//! | `data` | is JSON-RPC's `error.data` |
//! | `secret` | is masked in the generated `Debug` |
//! | `retry_after` | a delay known only at run time |
//! | `violations` | `google.rpc.BadRequest` |
//! | `client = Type` | its type in the client's enum |
//! | `#[source]`, `#[from]` | as in thiserror |
//!
//! # Features
//!
//! | feature | brings |
//! |---|---|
//! | `derive` (default) | the macro; it and the table of specs need no allocator |
//! | `alloc` | the encoders, and field violations |
//! | `std` (default) | `alloc`, and what the standard library adds |
//! | `json` (default) | serde and `serde_json`: decoding, `Value`s and the `data` field key; writing an error's bytes needs neither |
//! | `grpc` | prost: `google.rpc.Status` bytes, both ways |
//! | `http`, `tonic`, `axum`, `actix-web`, `jsonrpsee` | the frameworks' own types; for each a module of its name |
//! | `tracing` | an event for each conversion into a framework's type |
//! | `schemars` | JSON Schemas of `jsonrpc::ErrorObject` and `FieldViolation` |
//!
//! # Modules
//!
//! | module | what |
//! |---|---|
//! | [`jsonrpc`] | JSON-RPC 2.0 error objects and responses |
//! | [`aip193`] | HTTP error bodies as AIP-193 has them |
//! | [`problem`] | RFC 9457 problem details |
//! | `grpc` | `google.rpc.Status` bytes, and tonic's `Status` |
//! | `negotiate` | an HTTP body as the request's `Accept` header prefers it |
//! | [`contract`] | the table of a type's errors |
//! | `axum`, `actix_web`, `http`, `jsonrpsee`, `tonic`, `tracing` | the frameworks |
#![no_std]
#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod contract;
#[cfg(feature = "alloc")]
mod cut;
#[cfg(feature = "alloc")]
mod details;
mod disclosed;
mod error;
#[cfg(feature = "alloc")]
mod formats;
#[cfg(any(
    feature = "http",
    feature = "actix-web",
    feature = "jsonrpsee",
    feature = "tonic",
    feature = "json"
))]
mod frameworks;
mod http_body;
#[cfg(feature = "alloc")]
mod message;
mod private;
#[cfg(feature = "alloc")]
mod read;
mod rendered;
mod spec;
#[cfg(feature = "alloc")]
mod start;
#[cfg(feature = "alloc")]
mod starts;
mod template;
#[cfg(feature = "alloc")]
mod text;
mod wire_error;
#[cfg(feature = "alloc")]
mod write;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}

pub use contract::{Table, WireContract};
pub use disclosed::{Disclosed, Message};
#[cfg(feature = "alloc")]
pub use error::challenge::Challenge;
pub use error::report::Report;
#[cfg(feature = "alloc")]
pub use error::rpc_details::{
    HelpLink, LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure,
    QuotaViolation, ResourceInfo,
};
#[cfg(feature = "grpc")]
pub use formats::grpc;
#[cfg(feature = "alloc")]
pub use formats::{aip193, jsonrpc, problem};
#[cfg(feature = "actix-web")]
pub use frameworks::actix_web;
#[cfg(feature = "axum")]
pub use frameworks::axum;
#[cfg(feature = "http")]
pub use frameworks::http;
#[cfg(feature = "jsonrpsee")]
pub use frameworks::jsonrpsee;
#[cfg(any(feature = "http", feature = "actix-web"))]
pub use frameworks::negotiate;
#[cfg(feature = "tonic")]
pub use frameworks::tonic;
#[cfg(all(
    feature = "tracing",
    any(feature = "http", feature = "actix-web", feature = "jsonrpsee", feature = "tonic")
))]
pub use frameworks::tracing;
pub use http_body::{HttpBody, HttpFormat};
#[cfg(any(feature = "json", feature = "grpc"))]
pub use read::decode_error::DecodeError;
#[cfg(feature = "alloc")]
pub use read::received::Received;
#[cfg(feature = "alloc")]
pub use read::remote::{OtherDetail, RemoteError, RemoteErrorParts};
pub use spec::{ErrorSpec, Format, MetadataKey};
#[cfg(feature = "alloc")]
pub use wire_error::FieldViolation;
pub use wire_error::{Text, WireError};
pub use wire_error_shared::{Code, DataShape, UnknownCode};

#[doc = include_str!("derive.md")]
#[cfg(feature = "derive")]
pub use wire_error_derive::WireError;

/// Compiles the examples of the project's first page.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
