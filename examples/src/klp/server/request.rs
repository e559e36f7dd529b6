//! From the bytes of a frame to a JSON-RPC 2.0 request object (section 4).

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{ErrorKind, RpcError};
use crate::serve::{MAX_VALUES, Refused, check};

/// The longest id, in bytes: an error has no room to repeat a longer one.
const MAX_ID: usize = 64 << 10;

/// A request object. Without an id it is a notification, which nobody answers.
pub(super) struct Request<'a> {
    pub(super) id: Option<String>,
    pub(super) method: String,
    pub(super) params: Option<&'a RawValue>,
}

/// Why the bytes are no request, and the id to say so to, if there is one.
pub(super) struct Refusal {
    pub(super) id: Option<String>,
    pub(super) error: RpcError,
}

/// Its members as they came. `None` is absent; `null` is a value.
#[derive(Deserialize)]
struct Members<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
    jsonrpc: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    id: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    method: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    params: Option<&'a RawValue>,
}

/// Reads a member that is there, even one that is `null`.
pub(super) fn present<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// The value, if it is a string.
pub(super) fn string(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// Whether the value is an object. Serde reads a struct from an array too.
pub(super) fn is_object(value: &RawValue) -> bool {
    value.get().starts_with('{')
}

/// Reads the body of a frame. Nothing is built from it before it is known to be JSON, and of that
/// only what a request needs: a hostile body takes no more memory than its own bytes.
pub(super) fn parse(body: &[u8]) -> Result<Request<'_>, Refusal> {
    let refuse = |kind, detail: &str| Refusal { id: None, error: RpcError::new(kind, detail) };
    let invalid = |detail: &str| refuse(ErrorKind::InvalidRequest, detail);

    let json: &RawValue = serde_json::from_slice(body)
        .map_err(|error| refuse(ErrorKind::ParseError, &error.to_string()))?;
    if !is_object(json) {
        return Err(invalid("a request is an object; batches are not supported"));
    }
    if let Err(Refused::TooManyValues) = check(body) {
        return Err(invalid(&format!("a request has at most {MAX_VALUES} values")));
    }
    let members: Members<'_> =
        serde_json::from_str(json.get()).map_err(|error| invalid(&error.to_string()))?;

    let id = match members.id {
        None => None,
        Some(id) => match string(id) {
            Some(id) if id.len() <= MAX_ID => Some(id),
            Some(_) => return Err(invalid("`id` is over 64 KiB")),
            None => return Err(invalid("`id` must be a string")),
        },
    };
    if members.jsonrpc.and_then(string).as_deref() != Some("2.0") {
        return Err(Refusal { id, ..invalid("`jsonrpc` must be \"2.0\"") });
    }
    let Some(method) = members.method.and_then(string) else {
        return Err(Refusal { id, ..invalid("`method` must be a string") });
    };
    Ok(Request { id, method, params: members.params })
}
