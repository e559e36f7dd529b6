//! The owned forms of a JSON-RPC error, for those who want a `Value` inside.

use alloc::string::String;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Id, write_object};
use crate::Disclosed;

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
        crate::json::to_owned(|buf| write_object(error, buf))
    }
}

/// A JSON-RPC 2.0 response with an error (section 5), owned.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc::{ProtocolError, Response};
///
/// let response = Response::new(7, &ProtocolError::InvalidParams);
/// assert_eq!(
///     serde_json::to_string(&response)?,
///     r#"{"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"Invalid params"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Response {
    /// Always `2.0`.
    pub jsonrpc: String,
    /// The id of the request, or null.
    pub id: Value,
    /// What went wrong.
    pub error: ErrorObject,
}

impl Response {
    /// The response to the request `id`.
    pub fn new<'a>(id: impl Into<Id<'a>>, error: impl Into<Disclosed<'a>>) -> Self {
        crate::json::to_owned(|buf| super::write(id, error, buf))
    }
}
