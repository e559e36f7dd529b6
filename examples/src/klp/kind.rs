//! The kinds of KLP errors.

use serde::{Deserialize, Serialize};
use wire_error::WireError;

/// What kind of error it is. Clients switch on this, not on the code.
///
/// Its serde form is the variant's name. A kind that this build does not know, from a newer peer,
/// is read as [`Unknown`](Self::Unknown).
///
/// As an error of its own it has a code and a message, and no `data`.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, jsonrpc};
/// use wire_error_examples::klp::ErrorKind;
///
/// assert_eq!(
///     jsonrpc::to_vec("7", &ErrorKind::NotFound),
///     br#"{"jsonrpc":"2.0","id":"7","error":{"code":-32001,"message":"Not found"}}"#,
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, WireError)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(description = "What kind of error it is.", transform = accept_newer_kinds)
)]
#[wire(data = none, code_range = -32099..=-32000)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The frame is not JSON.
    #[wire(code = -32700, message = "Parse error")]
    ParseError,
    /// The frame is JSON, but no request, or none that may come now.
    #[wire(code = -32600, message = "Invalid Request")]
    InvalidRequest,
    /// The agent has no such method.
    #[wire(code = -32601, message = "Method not found")]
    MethodNotFound,
    /// The method does not take these params.
    #[wire(code = -32602, message = "Invalid params")]
    InvalidParams,
    /// The agent failed. What failed is for its log alone.
    #[wire(opaque, message = "Internal error")]
    InternalError,
    /// The peer may not do this.
    #[wire(code = -32000, http = 403, message = "Unauthorized")]
    Unauthorized,
    /// There is no such job, run or notification.
    #[wire(code = -32001, http = 404, message = "Not found")]
    NotFound,
    /// The agent cannot reach the broker now.
    #[wire(code = -32002, http = 503, message = "Agent disconnected from broker")]
    AgentDisconnected,
    /// More than 60 requests in a minute.
    #[wire(code = -32003, http = 429, retry_after = "1s", message = "Rate limit exceeded")]
    RateLimit,
    /// No version of the protocol is common to both. Fatal.
    #[wire(code = -32004, grpc = FailedPrecondition, message = "Stale protocol version")]
    StaleProtocol,
    /// A frame is over 1 MiB.
    #[wire(code = -32005, http = 413, grpc = ResourceExhausted, message = "Payload too large")]
    PayloadTooLarge,
    /// A kind that this build does not know.
    #[serde(other)]
    #[wire(code = -32099, grpc = Unknown, message = "Unknown error kind (newer peer)")]
    Unknown,
}

impl ErrorKind {
    /// The code that goes with this kind.
    #[must_use]
    pub fn code(self) -> i32 {
        WireError::code(&self)
    }

    /// The message that goes with this kind, unless an error has its own.
    #[must_use]
    pub fn default_message(self) -> &'static str {
        self.spec().message()
    }

    /// The HTTP status, for a hop over HTTP.
    #[must_use]
    pub fn http_status(self) -> u16 {
        WireError::http_status(&self)
    }
}

/// Turns "one of these kinds" into "one of these, or any other string", as they are read.
#[cfg(feature = "schemars")]
fn accept_newer_kinds(schema: &mut schemars::Schema) {
    use schemars::json_schema;
    use serde_json::Value;

    if let Some(Value::Array(mut kinds)) = schema.remove("oneOf") {
        let newer = json_schema!({ "type": "string", "description": "A kind of a newer peer." });
        kinds.push(newer.to_value());
        schema.insert("anyOf".to_owned(), Value::Array(kinds));
    }
}
