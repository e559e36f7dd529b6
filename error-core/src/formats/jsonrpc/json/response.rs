//! A JSON-RPC response with an error: owned as data, or around the error itself.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde::de::Error as _;
use serde::ser::{Error as _, SerializeStruct};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::ErrorObject;
use crate::formats::extra::{Extra, wrapper_methods};
use crate::formats::jsonrpc::Id;
use crate::{Disclose, Disclosed};

/// A JSON-RPC 2.0 response with an error (section 5).
///
/// `Response` alone is owned data: it serializes and deserializes.
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
///
/// `Response<E>` owns an error. It serializes, by `serde_json`, to what [`write`](crate::jsonrpc::write)
/// writes, and goes into the responses of `http`, axum and actix-web and into jsonrpsee's error
/// object. Over HTTP it answers 200, since common clients drop the body of any other status;
/// [`status`](Self::status) sets another. The headers are `Content-Type: application/json` and
/// `Cache-Control: no-store`, and beside an error status `Retry-After` and `WWW-Authenticate`.
/// The response's extensions hold the [`ErrorSpec`](crate::ErrorSpec).
///
/// ```
/// use wire_error::jsonrpc::{ProtocolError, Response};
///
/// fn handler() -> Result<(), Response<ProtocolError>> {
///     Err(ProtocolError::MethodNotFound)?
/// }
///
/// let response = handler().unwrap_err().id("a");
/// assert_eq!(
///     serde_json::to_string(&response)?,
///     r#"{"jsonrpc":"2.0","id":"a","error":{"code":-32601,"message":"Method not found"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Response<E = ErrorObject> {
    /// The id of the request, or null.
    pub id: Value,
    /// What went wrong.
    pub error: E,
    pub(crate) extra: Extra,
}

wrapper_methods!(Response);

impl Response {
    /// The response to the request `id`.
    pub fn new<'a>(id: impl Into<Id<'a>>, error: impl Into<Disclosed<'a>>) -> Self {
        let error = ErrorObject::new(error);
        Self { id: id.into().into(), error, extra: Extra::default() }
    }
}

impl<E> Response<E> {
    /// Sets the id of the request that is answered.
    #[must_use]
    pub fn id<'a>(mut self, id: impl Into<Id<'a>>) -> Self {
        self.id = id.into().into();
        self
    }

    /// Sets the HTTP status in place of 200. Common clients then drop the body, MCP's among them.
    ///
    /// One below 100 or above 999 is sent as 500.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.extra.status = Some(if matches!(status, 100..1000) { status } else { 500 });
        self
    }
}

impl<E: Disclose> Response<E> {
    /// The request's id, as it was given.
    pub(crate) fn request_id_given(&self) -> Option<&str> {
        self.extra.request_id.as_deref()
    }

    /// What may be said of the error, and the request's id.
    fn disclose(&self) -> Disclosed<'_> {
        let id = self.extra.request_id.as_deref().unwrap_or_default();
        Disclosed::new(&self.error).with_request_id(id)
    }
}

/// The error, with no id yet.
impl<E: Disclose> From<E> for Response<E> {
    fn from(error: E) -> Self {
        Self { id: Value::Null, error, extra: Extra::default() }
    }
}

/// The error's own text.
impl<E: fmt::Display> fmt::Display for Response<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut response = serializer.serialize_struct("Response", 3)?;
        response.serialize_field("jsonrpc", "2.0")?;
        response.serialize_field("id", &self.id)?;
        response.serialize_field("error", &self.error)?;
        response.end()
    }
}

/// What [`write`](crate::jsonrpc::write) writes, as raw JSON of `serde_json`.
impl<E: Disclose> Serialize for Response<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = crate::jsonrpc::to_vec(&self.id, self.disclose());
        let json = String::from_utf8(json).map_err(S::Error::custom)?;
        RawValue::from_string(json).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Response {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wire<'a> {
            #[serde(borrow)]
            jsonrpc: Cow<'a, str>,
            id: Value,
            error: ErrorObject,
        }
        let Wire { jsonrpc, id, error } = Wire::deserialize(deserializer)?;
        if jsonrpc != "2.0" {
            return Err(D::Error::custom("`jsonrpc` is not \"2.0\""));
        }
        Ok(Self { id, error, extra: Extra::default() })
    }
}
