//! Reads JSON-RPC 2.0 errors.

use alloc::string::String;
use alloc::vec::Vec;

use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::read::held::Held as _;
use crate::read::json::details::{Whole, read_data};
use crate::read::json::members::{Kind, Members, alone, kind, text};
use crate::read::json::message;
use crate::read::json::parse::{self, Number, Str, object};
use crate::read::remote::Source;
use crate::{DecodeError, OtherDetail, RemoteError};

const EXPECTED: &str = "a JSON-RPC error";

object! {
    /// A response.
    Response<'de> {
        version: Option<Version> = "jsonrpc",
        id: Written<'de> = "id",
        error: Option<Error> = "error",
        result: Option<IgnoredAny> = "result",
    }
}

object! {
    /// An error object.
    Error {
        code: Option<Number<i32>> = "code",
        message: Option<String> = "message",
        data: Option<Whole> = "data",
    }
}

/// `"2.0"`.
pub(crate) struct Version;

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Str(version) = Str::deserialize(deserializer)?;
        if version == "2.0" { Ok(Self) } else { Err(D::Error::custom("another version")) }
    }
}

/// A member as it is written, be it null.
#[derive(Default)]
pub(crate) struct Written<'a>(Option<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Written<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(|json| Self(Some(json)))
    }
}

/// Reads a whole response (JSON-RPC 2.0, section 5), with its `id`.
///
/// An `error` that is an object or a text makes it one; a `result` beside it is kept in `other`. All else
/// is taken as it comes: `data` is an array of details, one detail, or anything; what is missing is `None`, and what is of the wrong type is
/// kept in [`other`](crate::RemoteErrorParts::other).
///
/// # Errors
///
/// Where `body` is over 1 MiB long, over 128 levels deep, not JSON, or not a response with an
/// error.
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
/// assert_eq!(error.id.as_deref(), Some("2"));
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode(body: &[u8]) -> Result<RemoteError, DecodeError> {
    let body = parse::text(body)?;
    if let Ok(response) = serde_json::from_str::<Response<'_>>(body) {
        if let Some(error) = response.into_remote() {
            return Ok(error);
        }
    }
    let members = Members::read(body).map_err(|error| parse::error(EXPECTED, error))?;
    read(&members).map_err(|fault| fault.at(body, &body[body.trim_end().len()..]))
}

/// Reads the answer to a batch (JSON-RPC 2.0, section 6): the errors in it, each with its `id`.
///
/// Results are passed over, and so is what is no answer: what has a `method`, or neither `error` nor
/// `id`. Any other element comes as an error, with its `id` where that can be read and the rest of it
/// in [`other`](crate::RemoteErrorParts::other): whoever waits for it waits no longer. A server that
/// could not read the batch answers with one response; it is taken as well.
///
/// # Errors
///
/// As [`decode`] has it, of the whole. No element of an array is refused.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc;
///
/// let errors = jsonrpc::decode_batch(
///     br#"[{"jsonrpc":"2.0","id":1,"result":7},
///         {"jsonrpc":"2.0","id":"b","error":{"code":-32601,"message":"Method not found"}}]"#,
/// )?;
/// assert_eq!(errors.len(), 1);
/// assert_eq!((errors[0].id.as_deref(), errors[0].code), (Some(r#""b""#), Some(-32601)));
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode_batch(body: &[u8]) -> Result<Vec<RemoteError>, DecodeError> {
    let text = parse::text(body)?;
    if !text.trim_start().starts_with('[') {
        return decode(body).map(|error| [error].into());
    }
    let mut batch = Batch::new(text);
    parse::each(text, |element| batch.read(element))
        .map_err(|error| parse::error(EXPECTED, error))?;
    Ok(batch.into_errors())
}

/// The errors of a batch, which take no more than eight times as much memory as the batch, and 1 MiB: an
/// answer of 230 bytes takes some 1,200.
struct Batch<'a> {
    text: &'a str,
    errors: Vec<RemoteError>,
    held: usize,
    /// Where the elements start that there is no more room for.
    rest: Option<usize>,
}

impl<'a> Batch<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, errors: Vec::new(), held: 0, rest: None }
    }

    fn read(&mut self, element: &'a RawValue) {
        if self.rest.is_some() {
            return;
        }
        let len = element.get().len();
        let start = (element.get().as_ptr() as usize) - (self.text.as_ptr() as usize);
        let behind = self.text.len() - start - len;
        // To read it may take four times its length and 64 KiB, and some sixty times in any case.
        let most = self.held + (4 * len + (64 << 10)).min(64 * len) + behind;
        if most > 8 * self.text.len() + (1 << 20) {
            self.rest = Some(start);
        } else if let Some(error) = read_element(element) {
            // The list has grown to twice its length, and was copied from one of half of that.
            self.held += 3 * size_of::<RemoteError>() + error.heap();
            self.errors.push(error);
        }
    }

    /// The errors; the elements for which there was no room are kept by the last of them.
    fn into_errors(mut self) -> Vec<RemoteError> {
        if let Some(start) = self.rest {
            let mut last = RemoteError::default();
            last.source = Source::JsonRpc;
            let rest = ["[", self.text[start..].trim_end()].concat();
            last.other.push(OtherDetail::Json(rest.into_boxed_str()));
            self.errors.push(last);
        }
        self.errors
    }
}

/// Reads an error object alone (JSON-RPC 2.0, section 5.1), as a client library hands it out.
///
/// # Errors
///
/// As [`decode`] has it.
pub fn decode_object(object: &[u8]) -> Result<RemoteError, DecodeError> {
    let text = parse::text(object)?;
    if let Ok(error) = serde_json::from_str::<Error>(text) {
        if let Some(error) = error.into_remote() {
            return Ok(error);
        }
    }
    let members = Members::read(text).map_err(|error| parse::error(EXPECTED, error))?;
    let mut remote = RemoteError::default();
    read_object(&members, &mut remote);
    Ok(remote)
}

impl Response<'_> {
    /// The error, if the response is that and nothing else.
    fn into_remote(self) -> Option<RemoteError> {
        let error = self.error.filter(|_| self.result.is_none() && !self.more)?;
        let mut remote = error.into_remote()?;
        remote.id = self.id.0.map(|id| id.get().into());
        Some(remote)
    }

    /// Whether it is a result and nothing else.
    fn is_result(&self) -> bool {
        self.error.is_none() && self.result.is_some() && !self.more
    }
}

impl Error {
    /// The error, if there is nothing but what is modelled.
    fn into_remote(self) -> Option<RemoteError> {
        let (Some(Number(code)), Some(message), false) = (self.code, self.message, self.more)
        else {
            return None;
        };
        let mut remote = self.data.map_or_else(RemoteError::default, RemoteError::from);
        remote.code = Some(code);
        remote.source = Source::JsonRpc;
        remote.message = message;
        Some(remote)
    }
}

const ERROR: &str = "\"error\"";

/// Why a response holds no error.
pub(crate) enum Fault<'a> {
    /// There is no `error`.
    Missing,
    /// The `error` is neither an object nor a text.
    WrongType(&'a RawValue),
    /// An object in which a member stands twice.
    Twice(&'a RawValue),
}

impl Fault<'_> {
    /// The fault of a part of `text`: where something is missing, that is said of `place`.
    fn at(&self, text: &str, place: &str) -> DecodeError {
        let (why, part) = match self {
            Self::Missing => ("missing field `error`", place),
            Self::WrongType(error) => ("`error` must be an object or a text", error.get()),
            Self::Twice(object) => ("a member stands twice", object.get()),
        };
        parse::not_an_error(EXPECTED, why, text, part)
    }
}

/// Reads one element of a batch, unless it is a result or no answer.
fn read_element(element: &RawValue) -> Option<RemoteError> {
    if let Ok(response) = serde_json::from_str::<Response<'_>>(element.get()) {
        let is_result = response.is_result();
        let error = response.into_remote();
        if error.is_some() || is_result {
            return error;
        }
    }
    let mut remote = RemoteError::default();
    let Some(members) = Members::of(element) else {
        remote.other.push(OtherDetail::json(element.get()));
        return (kind(element) == Kind::Object).then_some(remote); // a member stands twice
    };
    let has = |name| members.iter().any(|member| member.name == name);
    match read(&members) {
        Ok(error) => return Some(error),
        Err(Fault::Missing) if !has("id") || has("result") || has("method") => return None,
        Err(Fault::Missing) => {}
        Err(Fault::WrongType(error) | Fault::Twice(error)) => {
            remote.other.push(alone(ERROR, error));
        }
    }
    read_envelope(&members, &mut remote);
    Some(remote)
}

/// Reads a response as far as it goes. A member that is not modelled, or not as the standard has
/// it, is kept.
pub(crate) fn read<'a>(members: &Members<'a>) -> Result<RemoteError, Fault<'a>> {
    let error = members.get("error").ok_or(Fault::Missing)?;
    let mut remote = RemoteError::default();
    match kind(error) {
        Kind::Object => {
            read_object(&Members::of(error).ok_or(Fault::Twice(error))?, &mut remote);
        }
        Kind::String => match text(error) {
            Some(text) => remote.message = text,
            None => remote.other.push(alone(ERROR, error)),
        },
        _ => return Err(Fault::WrongType(error)),
    }
    read_envelope(members, &mut remote);
    Ok(remote)
}

/// Reads what stands beside the `error`.
fn read_envelope(members: &Members<'_>, remote: &mut RemoteError) {
    remote.source = Source::JsonRpc;
    let kept = members.keep(|name, value| match name {
        "id" => {
            remote.id = Some(value.get().into());
            true
        }
        "error" => true,
        "jsonrpc" => serde_json::from_str::<Option<Version>>(value.get()).is_ok(),
        "result" => kind(value) == Kind::Null,
        _ => false,
    });
    remote.other.extend(kept);
}

/// Reads an error object as far as it goes.
fn read_object(members: &Members<'_>, remote: &mut RemoteError) {
    if let Some(data) = members.get("data") {
        *remote = read_data(data);
    }
    remote.source = Source::JsonRpc;
    let kept = members.keep(|name, value| match name {
        "code" | "message" | "data" if kind(value) == Kind::Null => true,
        "code" => read_code(value, &mut remote.code),
        "message" => text(value).map(|message| remote.message = message).is_some(),
        "data" => true,
        _ => false,
    });
    remote.other.extend(kept);
    if remote.message.is_empty() {
        remote.message = message::of_members(members).unwrap_or_default();
    }
}

/// Reads a code that is an integer, though it be written as `-32000.0`; or one that is a text, of
/// which that must be kept. Says whether nothing is left to be kept.
fn read_code(value: &RawValue, code: &mut Option<i32>) -> bool {
    if kind(value) == Kind::String {
        *code = text(value).and_then(|text| text.trim().parse().ok());
        return false;
    }
    *code = value.get().parse().ok().or_else(|| integer(value.get().parse().ok()?));
    code.is_some()
}

/// The number, if it is an integer.
#[expect(clippy::cast_possible_truncation, clippy::float_cmp, reason = "the cast is undone")]
fn integer(number: f64) -> Option<i32> {
    (f64::from(number as i32) == number).then_some(number as i32)
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    /// An element of a batch of 2,000 or of 12,000 bytes is read as long as there is room for what that may
    /// take: sixty-four times its length, or four times and 64 KiB, and the elements behind it.
    #[test]
    fn an_element_of_a_batch_is_read_if_there_is_room_for_it_and_the_rest() {
        for (before, len, behind, held) in [
            (100, 1_000, 900, 8 * 2_000 + (1 << 20) - 64 * 1_000 - 900),
            (1_000, 10_000, 1_000, 8 * 12_000 + (1 << 20) - 4 * 10_000 - (64 << 10) - 1_000),
        ] {
            let element = format!(r#"{{"id":1,"error":"{}"}}"#, "x".repeat(len - 19));
            let text = [&*" ".repeat(before), &element, &" ".repeat(behind)].concat();
            let element: &RawValue = serde_json::from_str(&text).unwrap();
            assert_eq!(element.get().len(), len);
            let read = |held: usize| {
                let mut batch = Batch { held, ..Batch::new(&text) };
                batch.read(element);
                (batch.rest, batch.errors.len())
            };
            assert_eq!(read(held), (None, 1));
            assert_eq!(read(held + 1), (Some(before), 0));
        }
    }
}
