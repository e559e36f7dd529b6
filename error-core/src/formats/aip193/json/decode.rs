//! Reads AIP-193 bodies.

use alloc::format;
use alloc::string::String;

use serde_json::value::RawValue;

use crate::read::json::details::{Whole, read_details};
use crate::read::json::members::{Kind, Members, kind, text};
use crate::read::json::parse::{self, Number, Str, object};
use crate::read::json::{message, violations};
use crate::read::remote::Source;
use crate::{Code, DataShape, DecodeError, OtherDetail, RemoteError};

const EXPECTED: &str = "an AIP-193 error";

object! {
    /// A body.
    Body<'de> {
        error: Option<Error<'de>> = "error",
    }
}

object! {
    /// What it holds.
    Error<'de> {
        code: Option<Number<u16>> = "code",
        message: Option<String> = "message",
        status: Option<Str<'de>> = "status",
        details: Option<Whole> = "details",
    }
}

/// Reads the body of a response with this HTTP status.
///
/// The body must hold an `error`, which is an object. All else is taken as it comes: a member that
/// is missing is `None`, and one that is not modelled, or of the wrong type, is kept in
/// [`other`](crate::RemoteErrorParts::other). A `code` that is `http_status` says no more than
/// the caller has seen, so it is not.
///
/// # Errors
///
/// Where `body` is over 1 MiB long, over 128 levels deep, not JSON, or not as AIP-193 has it.
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
    let body = parse::text(body)?;
    if let Ok(Body { error: Some(error), more: false }) = serde_json::from_str(body) {
        if let Some(remote) = error.into_remote(http_status) {
            return Ok(remote);
        }
    }
    let members = Members::read(body).map_err(|error| parse::error(EXPECTED, error))?;
    let not_an_error = |why, part| parse::not_an_error(EXPECTED, why, body, part);
    let end = &body[body.trim_end().len()..];
    let error = members.get("error").ok_or_else(|| not_an_error("missing field `error`", end))?;
    if kind(error) != Kind::Object {
        return Err(not_an_error("`error` must be an object", error.get()));
    }
    read(http_status, &members).ok_or_else(|| not_an_error("a member stands twice", error.get()))
}

impl Error<'_> {
    /// The error, if there is nothing but what is modelled, and its `status` need not be kept.
    fn into_remote(self, http_status: u16) -> Option<RemoteError> {
        let message = self.message.filter(|message| !message.is_empty());
        let (Some(Number(number)), Some(message), false) = (self.code, message, self.more) else {
            return None;
        };
        let grpc_code = match self.status {
            Some(Str(status)) => Some(code(&status)?),
            None => None,
        };
        let mut remote: RemoteError = self.details.map(Into::into).unwrap_or_default();
        if number != http_status {
            remote.other.push(OtherDetail::Json(format!(r#"{{"code":{number}}}"#).into()));
        }
        remote.http_status = Some(http_status);
        remote.source = Source::Status;
        remote.grpc_code = grpc_code;
        remote.message = message;
        remote.data = DataShape::default(); // JSON-RPC's alone
        Some(remote)
    }
}

/// The canonical code of an error. `OK` is none.
fn code(status: &str) -> Option<Code> {
    status.parse().ok().filter(|code| *code != Code::Ok)
}

/// Reads a body whose `error` is an object as far as it goes. A member that is not modelled, or
/// not as the standard has it, is kept. `None` where the `error` cannot be read.
pub(crate) fn read(http_status: u16, members: &Members<'_>) -> Option<RemoteError> {
    let error = Members::of(members.get("error")?)?;
    let mut remote = error.get("details").map_or_else(RemoteError::default, read_details);
    remote.http_status = Some(http_status);
    remote.source = Source::Status;
    let kept = error.keep(|name, value| match name {
        "code" | "message" | "status" | "details" if kind(value) == Kind::Null => true,
        "code" => is_number(value, http_status),
        "message" => text(value).map(|message| remote.message = message).is_some(),
        "status" => {
            remote.grpc_code = text(value).and_then(|status| code(&status));
            remote.grpc_code.is_some()
        }
        "details" => true,
        _ => false,
    });
    remote.other.extend(kept);
    if remote.message.is_empty() {
        remote.message = message::of_members(&error).unwrap_or_default();
    }
    if remote.field_violations.is_empty() {
        remote.field_violations = violations::of_members(&error);
    }
    remote.other.extend(members.keep(|name, _| name == "error"));
    Some(remote)
}

/// Whether `json` is this number.
pub(crate) fn is_number(json: &RawValue, number: u16) -> bool {
    json.get().parse() == Ok(number)
}
