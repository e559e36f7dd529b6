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
//! | `into(axum, actix_web, tonic, jsonrpsee, http, rmcp)` | generates the frameworks' conversions |
//! | `body = aip193 \| problem \| my::Layout` | which HTTP body those send |
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
//! | `retryable \| false` | whether the same request may succeed later |
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
//! | `derive` (default) | the macro |
//! | `std` (default) | what the standard library adds |
//! | `json` (default) | serde and `serde_json`: decoding, `Value`s and the `data` field key; writing an error's bytes needs neither |
//! | `grpc` | prost: `google.rpc.Status` bytes, both ways |
//! | `http`, `tonic`, `axum`, `actix-web`, `jsonrpsee`, `rmcp` | the frameworks' own types; for each a module of its name; each brings `tracing` |
//! | `tracing` | the events of each conversion into a framework's type |
//! | `metrics` | the counter `wire_errors_total`, by domain, reason and protocol |
//! | `validator`, `garde` | what they find wrong with a request, as field violations |
//! | `testing` | for your own tests: no leaks, indistinguishable errors, all wires of one error |
//! | `catalogue` | `contract::render`: a type's errors as Markdown, HTML, OpenAPI, OpenRPC, JSON Schema and TypeScript |
//! | `utoipa` | `catalogue`, and OpenAPI by handler |
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
//! | [`layout`] | an HTTP body of your own |
//! | `axum`, `actix_web`, `http`, `jsonrpsee`, `rmcp`, `tonic`, `tracing` | the frameworks |
//! | `validator`, `garde`, `testing` | field violations, and what your own tests ask |
#![no_std]
// What a feature that is off would use, nothing uses: that is not a fault.
#![cfg_attr(
    not(all(feature = "json", feature = "grpc", feature = "tracing", feature = "_reply")),
    allow(unused, reason = "a feature that is off would use it")
)]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod contract;
mod details;
mod error;
mod formats;
mod frameworks;
mod private;
mod read;
pub mod show;
#[cfg(feature = "testing")]
pub mod testing;
mod view;
mod wire_error;
mod write;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}

#[cfg(feature = "utoipa")]
#[doc(inline)]
pub use contract::utoipa;
pub use contract::{Identity, Table, WireContract};
pub use error::challenge::Challenge;
pub use error::disclose::Disclose;
pub use error::disclosed::{Disclosed, PublicMessage};
pub use error::field_spec::{FieldSpec, Format};
pub use error::find::find;
pub use error::http_body::HttpBody;
pub use error::report::Report;
pub use error::request::Request;
pub use error::rpc_details::{
    HelpLink, LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure,
    QuotaViolation, ResourceInfo, RpcDetails,
};
pub use error::spec::ErrorSpec;
pub use error::spec_options::{LogLevel, SpecOptions};
pub use error::style::Style;
pub use error::text::Text;
pub use error::violation::FieldViolation;
#[cfg(feature = "grpc")]
pub use formats::grpc;
pub use formats::layout::Layout;
pub use formats::{aip193, jsonrpc, layout, problem};
#[cfg(feature = "actix-web")]
pub use frameworks::actix_web;
#[cfg(feature = "axum")]
pub use frameworks::axum;
#[cfg(feature = "garde")]
pub use frameworks::garde;
#[cfg(feature = "http")]
pub use frameworks::http;
#[cfg(feature = "jsonrpsee")]
pub use frameworks::jsonrpsee;
#[cfg(feature = "_reply")]
pub use frameworks::negotiate;
#[cfg(feature = "rmcp")]
pub use frameworks::rmcp;
#[cfg(feature = "tonic")]
pub use frameworks::tonic;
#[cfg(feature = "_frameworks")]
pub use frameworks::tracing;
#[cfg(feature = "validator")]
pub use frameworks::validator;
#[cfg(feature = "_peer")]
pub use read::decode_error::DecodeError;
pub use read::received::Received;
pub use read::remote::{OtherDetail, RemoteError, RemoteErrorParts};
pub use view::message::{Message, Prose};
pub use view::metadata::Metadata;
pub use view::view::{Title, TypeUri, View, Violation};
pub use wire_error::WireError;
pub use wire_error_shared::{Code, DataShape, UnknownCode};
pub use write::object::{Array, AsText, Object};

#[doc = include_str!("derive.md")]
#[cfg(feature = "derive")]
pub use wire_error_derive::WireError;

/// Compiles the examples of the project's first page.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
