//! The errors as crate `turul-a2a` published them.

use serde_json::Value;
use wire_error::WireError;

/// An A2A error on the wire of crate `turul-a2a`: JSON-RPC `data` is the one `ErrorInfo` object,
/// without metadata.
///
/// # Examples
///
/// ```
/// use serde_json::json;
/// use wire_error_examples::a2a::A2aError;
///
/// let error = A2aError::TaskNotFound { task_id: "t-1".into() };
/// assert_eq!(
///     error.to_jsonrpc_error(Some(&json!(2))),
///     json!({"jsonrpc": "2.0", "id": 2, "error": {
///         "code": -32001,
///         "message": "Task not found: t-1",
///         "data": {
///             "@type": "type.googleapis.com/google.rpc.ErrorInfo",
///             "reason": "TASK_NOT_FOUND",
///             "domain": "a2a-protocol.org",
///         },
///     }}),
/// );
/// ```
#[derive(Debug, WireError)]
#[wire(
    domain = "a2a-protocol.org",
    code_range = -32099..=-32001,
    data = info,
    metadata = false,
    client = A2aClientError,
    content_type = "application/a2a+json",
)]
#[cfg_attr(feature = "servers", wire(into(axum, tonic)))]
#[non_exhaustive]
#[expect(missing_docs, reason = "a field is what its variant's message names")]
pub enum A2aError {
    /// No task has this id.
    #[wire(code = -32001, http = 404, reason, message = "Task not found: {task_id}")]
    TaskNotFound {
        #[wire(public)]
        task_id: String,
    },

    /// The task is finished, or another request has just finished it.
    #[wire(
        code = -32002,
        http = 409,
        grpc = FailedPrecondition,
        reason,
        message = "Task not cancelable: {task_id}"
    )]
    TaskNotCancelable {
        #[wire(public)]
        task_id: String,
    },

    /// The agent sends no push notifications.
    #[wire(
        code = -32003,
        grpc = FailedPrecondition,
        reason,
        message = "Push notifications not supported"
    )]
    PushNotificationNotSupported,

    /// The agent does not do this.
    #[wire(
        code = -32004,
        grpc = FailedPrecondition,
        reason,
        message = "Unsupported operation: {message}"
    )]
    UnsupportedOperation {
        #[wire(public)]
        message: String,
    },

    /// The agent does not read this media type.
    #[wire(
        code = -32005,
        http = 415,
        reason,
        message = "Content type not supported: {content_type}"
    )]
    ContentTypeNotSupported {
        #[wire(public)]
        content_type: String,
    },

    /// The agent behind the server answered what is no answer.
    #[wire(
        code = -32006,
        http = 502,
        grpc = Internal,
        reason,
        message = "Invalid agent response: {message}"
    )]
    InvalidAgentResponse {
        #[wire(public)]
        message: String,
    },

    /// The agent has no extended card.
    #[wire(
        code = -32007,
        grpc = FailedPrecondition,
        reason,
        message = "Extended agent card not configured"
    )]
    ExtendedAgentCardNotConfigured,

    /// The request does not name an extension that the agent demands.
    #[wire(
        code = -32008,
        grpc = FailedPrecondition,
        reason,
        message = "Extension support required: {extension}"
    )]
    ExtensionSupportRequired {
        #[wire(public)]
        extension: String,
    },

    /// The server does not speak this version of A2A.
    #[wire(
        code = -32009,
        grpc = FailedPrecondition,
        reason,
        message = "Version not supported: {version}"
    )]
    VersionNotSupported {
        #[wire(public)]
        version: String,
    },

    /// A parameter is missing, or not what it has to be.
    #[wire(code = -32602, message = "Invalid request: {message}")]
    InvalidRequest {
        #[wire(public)]
        message: String,
    },

    /// Anything unexpected. The text is for the operators' logs alone.
    #[wire(opaque, message = "Internal error")]
    Internal(String),
}

/// The method names of the published type, so that code written against it compiles here.
impl A2aError {
    /// The HTTP status.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        WireError::http_status(self)
    }

    /// JSON-RPC `error.code`.
    #[must_use]
    pub fn jsonrpc_code(&self) -> i32 {
        WireError::code(self)
    }

    /// `ErrorInfo.reason`, if this error has one.
    #[must_use]
    pub fn error_reason(&self) -> Option<&'static str> {
        WireError::reason(self)
    }

    /// The name of the `google.rpc.Code`.
    #[must_use]
    pub fn grpc_status(&self) -> &'static str {
        WireError::grpc_code(self).as_str()
    }

    /// `google.rpc.ErrorInfo` as JSON, if this error has a reason.
    #[must_use]
    pub fn error_info(&self) -> Option<Value> {
        WireError::error_info(self)
    }

    /// The body of an HTTP+JSON reply.
    #[must_use]
    pub fn to_http_error_body(&self) -> Value {
        WireError::to_http_error_body(self)
    }

    /// A whole JSON-RPC response; no `id` is `null`.
    #[must_use]
    pub fn to_jsonrpc_error(&self, id: Option<&Value>) -> Value {
        WireError::to_jsonrpc_error(self, id)
    }
}
