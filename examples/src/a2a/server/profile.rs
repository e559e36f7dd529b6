//! `--profile`: on which wire the errors go out.

use axum::response::IntoResponse;
use wire_error::{WireContract, WireError};

use super::{A2aError, A2aV1Error};

/// The errors of one wire. The operations fail with [`A2aV1Error`], which says most; `?` makes it
/// the error of the wire.
pub trait Profile:
    WireError
    + WireContract
    + From<A2aV1Error>
    + IntoResponse
    + Into<tonic::Status>
    + Send
    + Sync
    + 'static
{
}

impl Profile for A2aV1Error {}
impl Profile for A2aError {}

/// The published wire has no field violations; the message names the first.
impl From<A2aV1Error> for A2aError {
    fn from(error: A2aV1Error) -> Self {
        match error {
            A2aV1Error::TaskNotFound { task_id } => Self::TaskNotFound { task_id },
            A2aV1Error::TaskNotCancelable { task_id } => Self::TaskNotCancelable { task_id },
            A2aV1Error::PushNotificationNotSupported => Self::PushNotificationNotSupported,
            A2aV1Error::UnsupportedOperation { message } => Self::UnsupportedOperation { message },
            A2aV1Error::ContentTypeNotSupported { content_type } => {
                Self::ContentTypeNotSupported { content_type }
            }
            A2aV1Error::InvalidAgentResponse { message } => Self::InvalidAgentResponse { message },
            A2aV1Error::ExtendedAgentCardNotConfigured => Self::ExtendedAgentCardNotConfigured,
            A2aV1Error::ExtensionSupportRequired { extension } => {
                Self::ExtensionSupportRequired { extension }
            }
            A2aV1Error::VersionNotSupported { version } => Self::VersionNotSupported { version },
            A2aV1Error::InvalidRequest { message, violations: _ } => {
                Self::InvalidRequest { message }
            }
            A2aV1Error::Internal(text) => Self::Internal(text),
        }
    }
}
