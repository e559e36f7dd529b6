//! Declares what other processes see of your errors: one enum, annotated once, checked at compile
//! time and rendered the same on every wire.
//!
//! Those are JSON-RPC 2.0, HTTP bodies as AIP-193 has them (Google's JSON errors), RFC 9457 problem
//! details (`application/problem+json`), gRPC's `google.rpc.Status`, and a body of your own. A field
//! leaves the process only if it is marked. Everything else is for your logs.
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
//! Every key of `#[wire(...)]`, with its limits and an example, is on the page of the [derive
//! macro](derive@WireError). The [guide] has a page for each task: a first server, a contract that
//! clients share, `anyhow`, a body of your own, batches, migrating, testing, CI, and what the compiler says.
//!
//! # Features
//!
//! A feature of a framework goes with one version of it.
//!
//! | feature | brings | goes with | Rust |
//! |---|---|---|---|
//! | `derive` (default) | the macro | | 1.86 |
//! | `std` (default) | what the standard library adds; without it `no_std` with `alloc` | | 1.86 |
//! | `json` (default) | decoding, `Value`s, `data` and `extension` fields, the lock file; writing an error's bytes needs neither serde nor this | serde 1, `serde_json` 1 | 1.86 |
//! | `grpc` | [`grpc`]: `google.rpc.Status` bytes, both ways | | 1.86 |
//! | `http` | [`http`](mod@http): `http::Response` from any error, and `RemoteError::from_http` | http 1 | 1.86 |
//! | `axum` | [`axum`]: `IntoResponse`, the layer; with `http` | axum 0.8 | 1.86 |
//! | `actix-web` | [`actix_web`]: `ResponseError`, the middleware | actix-web 4 | 1.89 |
//! | `tonic` | [`tonic`]: `tonic::Status` both ways, the layer; with `grpc` | tonic 0.14 | 1.86; tonic 0.14.6 and later 1.88 |
//! | `jsonrpsee` | [`jsonrpsee`]: `ErrorObjectOwned` both ways; with `json` | jsonrpsee 0.26 | 1.86; jsonrpsee 0.26.1 1.87 |
//! | `rmcp` | [`rmcp`]: errors of MCP tools; with `json` | rmcp 3 | 1.89 |
//! | `tracing` | [`tracing`]: an event for each conversion into a framework's type; each framework brings it | tracing 0.1 | 1.86 |
//! | `metrics` | a counter of what is sent, `wire_errors_total`, by domain, reason and protocol | metrics 0.24 | 1.86 |
//! | `validator` | [`validator`]: its errors as field violations | validator 0.21 | 1.88 |
//! | `garde` | [`garde`]: its report as field violations | garde 0.23 | 1.87 |
//! | `testing` | [`testing`]: leak tests for your own errors; with `json` and `grpc` | | 1.86 |
//! | `catalogue` | [`contract::render`]: a type's errors as Markdown, HTML, OpenAPI, OpenRPC, JSON Schema and TypeScript; with `json` and `grpc` | | 1.86 |
//! | `utoipa` | [`utoipa`]: OpenAPI by handler; with `catalogue` | utoipa 6 | 1.88 |
//! | `schemars` | JSON Schemas of `jsonrpc::ErrorObject` and `FieldViolation`, and with `catalogue` of every body; with `json` | schemars 1 | 1.86 |
//!
//! What a new version of a framework means for yours is on the page [versions](guide::versions).
//!
//! # Modules
//!
//! | module | what |
//! |---|---|
//! | [`jsonrpc`], [`aip193`], [`problem`], [`grpc`] | the formats, written and read |
//! | [`layout`] | a body of your own, by [`Layout`] |
//! | [`show`] | how a public field is shown that has no `Display` |
//! | [`contract`] | the table of a type's errors: its lock file, diff and renderings |
//! | [`negotiate`] | an HTTP body as the request's `Accept` header prefers it |
//! | [`axum`], [`actix_web`], [`http`](mod@http), [`tonic`], [`jsonrpsee`], [`rmcp`] | the frameworks |
//! | [`tracing`] | what is logged |
//! | [`testing`] | for your own tests |
//! | [`guide`] | pages by task |
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg), doc(auto_cfg(hide(feature = "_frameworks"))))]
// What a feature that is off would use, nothing uses: that is not a fault.
#![cfg_attr(
    not(all(
        feature = "json",
        feature = "grpc",
        feature = "axum",
        feature = "actix-web",
        feature = "tonic",
        feature = "jsonrpsee",
        feature = "testing",
        feature = "validator",
        feature = "garde"
    )),
    allow(unused, unreachable_pub, reason = "a feature that is off would use it")
)]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod contract;
mod details;
mod error;
mod formats;
#[cfg(feature = "_frameworks")]
mod frameworks;
#[cfg(all(any(doc, doctest), feature = "axum", feature = "tonic", feature = "testing"))]
pub mod guide;
mod private;
mod read;
pub mod show;
#[cfg(feature = "testing")]
pub mod testing;
mod validation;
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
pub use error::rpc_details::*;
pub use error::spec::ErrorSpec;
pub use error::spec_options::{LogLevel, SpecOptions};
pub use error::style::Style;
pub use error::text::Text;
pub use error::violation::FieldViolation;
pub use formats::layout::Layout;
pub use formats::*;
#[cfg(feature = "_frameworks")]
pub use frameworks::*;
pub use read::decode_error::DecodeError;
pub use read::received::Received;
pub use read::remote::{OtherDetail, RareParts, RemoteError, RemoteErrorParts};
pub use validation::*;
pub use view::message::Message;
pub use view::metadata::Metadata;
pub use view::prose::Prose;
pub use view::view::{Title, TypeUri, View, Violation};
pub use wire_error::WireError;
pub use wire_error_shared::{Code, DataShape, UnknownCode};
pub use write::object::{Array, AsText, Object};

#[doc = include_str!("derive.md")]
#[cfg(feature = "derive")]
pub use wire_error_derive::WireError;

/// Compiles the examples of the project's first page.
#[cfg(all(doctest, feature = "axum", feature = "json"))]
#[doc = include_str!("../../README.md")]
struct Readme;
