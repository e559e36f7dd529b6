//! The errors that all of these tests send.

use std::time::Duration;

use wire_error::{FieldViolation, WireError};

#[derive(Debug, Clone, PartialEq, WireError)]
#[wire(domain = "shop.example", reason, into(axum, actix_web, tonic, jsonrpsee, http))]
pub(crate) enum ShopError {
    #[wire(http = 404, code = -32001, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        shard: &'static str,
    },
    #[wire(grpc = Unauthenticated, www_authenticate = "Bearer realm=\"shop\"")]
    Stranger,
    #[wire(grpc = Unavailable, message = "try again later")]
    Busy {
        #[wire(retry_after)]
        wait: Duration,
    },
    #[wire(grpc = InvalidArgument, code = -32602, message = "the order is refused")]
    Refused {
        #[wire(field_violations)]
        fields: Vec<FieldViolation>,
    },
    #[wire(opaque, reason = false)]
    Storage(#[source] Failure),
}

/// What storage reports, for operators alone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure(pub(crate) &'static str);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Failure {}

/// The same errors in another body.
#[derive(Debug, WireError)]
#[wire(into(axum, actix_web, http), body = problem, content_type = "application/shop+json")]
pub(crate) enum KioskError {
    #[wire(transparent)]
    Shop(ShopError),
    #[wire(http = 418, message = "no coffee")]
    Teapot,
}

/// Generics, lifetimes and a `where` clause, in every framework.
#[derive(Debug, WireError)]
#[wire(into(axum, actix_web, tonic, jsonrpsee, http))]
pub(crate) enum Generic<'a, T, const N: usize = 1>
where
    T: Clone,
{
    #[wire(http = 409, message = "{0}")]
    Conflict(#[wire(public = "what")] T),
    #[wire(http = 400, message = "{0}")]
    Bad(#[wire(public = "why")] &'a str, [u8; N]),
}

pub(crate) fn not_found() -> ShopError {
    ShopError::OrderNotFound { id: 7, shard: "eu-3" }
}

pub(crate) fn storage() -> ShopError {
    ShopError::Storage(Failure("disk\nfull"))
}

pub(crate) const NOT_FOUND_AIP193: &str = r#"{"error":{"code":404,"message":"no order 7","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}}"#;

pub(crate) const NOT_FOUND_PROBLEM: &str = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no order 7","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}"#;

pub(crate) const NOT_FOUND_OBJECT: &str = r#"{"code":-32001,"message":"no order 7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}"#;
