//! Reads JSON-RPC 2.0 errors.

use alloc::string::String;

use serde::Deserialize;

use crate::read::details::{Pieces, Whole};
use crate::read::parse::{self, Object};
use crate::{DecodeError, RemoteError};

/// The response, as far as it is read.
#[derive(Deserialize)]
#[serde(bound = "D: Deserialize<'de>")]
struct Response<D> {
    error: Object<Error<D>>,
}

#[derive(Deserialize)]
#[serde(bound = "D: Deserialize<'de>")]
struct Error<D> {
    code: i32,
    message: String,
    data: Option<D>,
}

/// Reads a whole response (JSON-RPC 2.0, section 5).
///
/// The `error` must have an integer `code` and a string `message`. All else is taken as it comes:
/// `data` is an array of details, one detail, or anything, which is kept.
///
/// # Errors
///
/// Where `body` is over 1 MiB long, over 128 levels deep, no JSON, or no response with an error.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc;
///
/// let error = jsonrpc::decode(
///     br#"{"jsonrpc":"2.0","id":2,"error":{"code":-32001,"message":"Task not found","data":[
///         {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND",
///          "domain":"a2a-protocol.org","metadata":{"task_id":"t-1"}}]}}"#,
/// )?;
/// assert_eq!(error.code, Some(-32001));
/// assert_eq!(error.reason.as_deref(), Some("TASK_NOT_FOUND"));
/// assert_eq!(error.metadata["task_id"], "t-1");
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode(body: &[u8]) -> Result<RemoteError, DecodeError> {
    let text = parse::text(body)?;
    if let Ok(Object(response)) = serde_json::from_str::<Object<Response<Whole>>>(text) {
        return Ok(response.error.0.into());
    }
    let response = serde_json::from_str::<Object<Response<Pieces<'_>>>>(text);
    Ok(response.map_err(|error| parse::error("JSON-RPC error", error))?.0.error.0.into())
}

/// Reads an error object alone (JSON-RPC 2.0, section 5.1), as a client library hands it out.
///
/// # Errors
///
/// As [`decode`] has it.
pub fn decode_object(object: &[u8]) -> Result<RemoteError, DecodeError> {
    let object = serde_json::from_str::<Object<Error<Pieces<'_>>>>(parse::text(object)?);
    Ok(object.map_err(|error| parse::error("JSON-RPC error", error))?.0.into())
}

impl<D: Into<RemoteError>> From<Error<D>> for RemoteError {
    fn from(error: Error<D>) -> Self {
        let mut remote: Self = error.data.map(Into::into).unwrap_or_default();
        remote.code = Some(error.code);
        remote.message = error.message;
        remote
    }
}
