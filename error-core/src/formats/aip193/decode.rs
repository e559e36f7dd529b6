//! Reads AIP-193 bodies.

use alloc::string::String;

use serde::Deserialize;

use crate::read::details::{Pieces, Whole};
use crate::read::parse::{self, Object, Str};
use crate::{Code, DataShape, DecodeError, RemoteError};

#[derive(Deserialize)]
#[serde(bound = "D: Deserialize<'de>")]
struct Body<'a, D> {
    #[serde(borrow)]
    error: Object<Error<'a, D>>,
}

#[derive(Deserialize)]
#[serde(bound = "D: Deserialize<'de>")]
struct Error<'a, D> {
    #[serde(rename = "code")]
    _code: i32,
    message: String,
    #[serde(borrow)]
    status: Option<Str<'a>>,
    details: Option<D>,
}

/// Reads the body of a response with this HTTP status.
///
/// The body must hold an `error` with an integer `code` and a string `message`. The `code` says
/// no more than `http_status`, which the caller has seen, so it is not kept.
///
/// # Errors
///
/// Where `body` is over 1 MiB long, over 128 levels deep, no JSON, or not as AIP-193 has it.
///
/// # Examples
///
/// ```
/// use wire_error::{Code, aip193};
///
/// let body = br#"{"error":{"code":404,"message":"no such task","status":"NOT_FOUND"}}"#;
/// let error = aip193::decode(404, body)?;
/// assert_eq!((error.http_status, error.grpc_code), (Some(404), Some(Code::NotFound)));
/// assert_eq!(error.message, "no such task");
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode(http_status: u16, body: &[u8]) -> Result<RemoteError, DecodeError> {
    let text = parse::text(body)?;
    if let Ok(Object(body)) = serde_json::from_str::<Object<Body<'_, Whole>>>(text) {
        return Ok(body.error.0.into_remote(http_status));
    }
    let body = serde_json::from_str::<Object<Body<'_, Pieces<'_>>>>(text);
    let Object(body) = body.map_err(|error| parse::error("AIP-193 error", error))?;
    Ok(body.error.0.into_remote(http_status))
}

impl<D: Into<RemoteError>> Error<'_, D> {
    fn into_remote(self, http_status: u16) -> RemoteError {
        let mut remote: RemoteError = self.details.map(Into::into).unwrap_or_default();
        remote.http_status = Some(http_status);
        let code = self.status.and_then(|status| status.0.parse().ok());
        remote.grpc_code = code.filter(|code| *code != Code::Ok); // which is no error
        remote.message = self.message;
        remote.data = DataShape::default(); // JSON-RPC's alone
        remote
    }
}
