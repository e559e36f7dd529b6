//! The errors as the specification has them today.

use wire_error::{FieldViolation, WireError};

use super::A2aError;

/// An A2A error as version 1.0 of the specification has it: JSON-RPC `data` is the array of
/// details, metadata is in camelCase, and every error has a reason.
///
/// # Examples
///
/// ```
/// use serde_json::json;
/// use wire_error::WireError;
/// use wire_error_examples::a2a::{A2aError, A2aV1Error};
///
/// let error = A2aV1Error::from(A2aError::TaskNotFound { task_id: "t-1".into() });
/// assert_eq!(
///     error.error_info(),
///     Some(json!({
///         "@type": "type.googleapis.com/google.rpc.ErrorInfo",
///         "reason": "TASK_NOT_FOUND",
///         "domain": "a2a-protocol.org",
///         "metadata": { "taskId": "t-1" },
///     })),
/// );
/// ```
#[derive(Debug, WireError)]
#[wire(
    domain = "a2a-protocol.org",
    code_range = -32099..=-32001,
    client = A2aV1ClientError,
    content_type = "application/a2a+json",
)]
#[cfg_attr(feature = "servers", wire(into(axum, tonic)))]
#[non_exhaustive]
#[expect(missing_docs, reason = "a field is what its variant's message names")]
pub enum A2aV1Error {
    /// No task has this id.
    #[wire(
        code = -32001,
        grpc = NotFound,
        reason,
        message = "Task not found: {task_id}",
        description,
        fix = "Look it up in the list of tasks, or send a new message."
    )]
    TaskNotFound {
        #[wire(public = "taskId")]
        task_id: String,
    },

    /// The task is finished, or another request has just finished it.
    #[wire(
        code = -32002,
        grpc = FailedPrecondition,
        reason,
        message = "Task not cancelable: {task_id}",
        description,
        fix = "Get the task: its state is final."
    )]
    TaskNotCancelable {
        #[wire(public = "taskId")]
        task_id: String,
    },

    /// The agent sends no push notifications.
    #[wire(
        code = -32003,
        grpc = FailedPrecondition,
        reason,
        message = "Push notifications not supported",
        description,
        fix = "Get the task again until its state is final."
    )]
    PushNotificationNotSupported,

    /// The agent does not do this.
    #[wire(
        code = -32004,
        grpc = FailedPrecondition,
        reason,
        message = "Unsupported operation: {message}",
        description,
        fix = "Read in the agent's card what it can do."
    )]
    UnsupportedOperation {
        #[wire(public)]
        message: String,
    },

    /// The agent does not read this media type.
    #[wire(
        code = -32005,
        grpc = InvalidArgument,
        reason,
        message = "Content type not supported: {content_type}",
        description,
        fix = "Send one of the input modes that the agent's card names."
    )]
    ContentTypeNotSupported {
        #[wire(public = "contentType")]
        content_type: String,
    },

    /// The agent behind the server answered what is no answer.
    #[wire(
        code = -32006,
        grpc = Internal,
        reason,
        message = "Invalid agent response: {message}",
        description
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
        message = "Extended agent card not configured",
        description,
        fix = "Read the agent's public card."
    )]
    ExtendedAgentCardNotConfigured,

    /// The request does not name an extension that the agent demands.
    #[wire(
        code = -32008,
        grpc = FailedPrecondition,
        reason,
        message = "Extension support required: {extension}",
        description,
        fix = "Name the extension in `A2A-Extensions`."
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
        message = "Version not supported: {version}",
        description,
        fix = "Send `A2A-Version: 1.0`."
    )]
    VersionNotSupported {
        #[wire(public)]
        version: String,
    },

    /// A parameter is missing, or not what it has to be.
    #[wire(
        grpc = InvalidArgument,
        reason = "INVALID_PARAMS",
        message = "Invalid request: {message}",
        description,
        fix = "Correct the fields that are named."
    )]
    InvalidRequest {
        #[wire(public)]
        message: String,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
    },

    /// Anything unexpected. The text is for the operators' logs alone.
    #[wire(opaque, reason = "INTERNAL_ERROR", message = "Internal error")]
    Internal(String),
}

impl A2aV1Error {
    /// What is said of a request with these faults; there is at least one. The message names the
    /// first, for the wires that have no violations.
    #[must_use]
    pub fn invalid_request(violations: Vec<FieldViolation>) -> Self {
        let message = match &violations[..] {
            [] => String::new(),
            [only] => format!("{}: {}", only.field, only.description),
            [first, more @ ..] => {
                format!("{}: {} (and {} more)", first.field, first.description, more.len())
            }
        };
        Self::InvalidRequest { message, violations }
    }
}

/// A request with one fault.
impl From<FieldViolation> for A2aV1Error {
    fn from(violation: FieldViolation) -> Self {
        Self::invalid_request(vec![violation])
    }
}

/// Every variant has its successor.
impl From<A2aError> for A2aV1Error {
    fn from(error: A2aError) -> Self {
        match error {
            A2aError::TaskNotFound { task_id } => Self::TaskNotFound { task_id },
            A2aError::TaskNotCancelable { task_id } => Self::TaskNotCancelable { task_id },
            A2aError::PushNotificationNotSupported => Self::PushNotificationNotSupported,
            A2aError::UnsupportedOperation { message } => Self::UnsupportedOperation { message },
            A2aError::ContentTypeNotSupported { content_type } => {
                Self::ContentTypeNotSupported { content_type }
            }
            A2aError::InvalidAgentResponse { message } => Self::InvalidAgentResponse { message },
            A2aError::ExtendedAgentCardNotConfigured => Self::ExtendedAgentCardNotConfigured,
            A2aError::ExtensionSupportRequired { extension } => {
                Self::ExtensionSupportRequired { extension }
            }
            A2aError::VersionNotSupported { version } => Self::VersionNotSupported { version },
            A2aError::InvalidRequest { message } => {
                Self::InvalidRequest { message, violations: Vec::new() }
            }
            A2aError::Internal(text) => Self::Internal(text),
        }
    }
}
