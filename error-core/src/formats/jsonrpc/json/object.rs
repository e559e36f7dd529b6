//! The owned form of a JSON-RPC error, for those who want a `Value` inside.

use alloc::string::String;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Disclosed;
use crate::jsonrpc::write_object;

/// The `error` member of a JSON-RPC 2.0 response (section 5.1), owned.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc::{ErrorObject, ProtocolError};
///
/// let object = ErrorObject::new(&ProtocolError::MethodNotFound);
/// assert_eq!(serde_json::to_string(&object)?, r#"{"code":-32601,"message":"Method not found"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ErrorObject {
    /// What kind of error it is.
    pub code: i32,
    /// What happened, for a person.
    pub message: String,
    /// What a program may want to know; absent on the wire where it is `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

impl ErrorObject {
    /// What is said of `error`.
    pub fn new<'a>(error: impl Into<Disclosed<'a>>) -> Self {
        crate::write::serialize::to_owned(|buf| write_object(error, buf))
    }
}
