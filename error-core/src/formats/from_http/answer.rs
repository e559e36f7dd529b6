//! `RemoteError::from_http`: an error of any HTTP answer.

use alloc::borrow::{Cow, ToOwned as _};
use alloc::format;
use alloc::string::String;
use core::str::Utf8Chunk;

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::value::RawValue;
use wire_error_shared::phrase;

use super::{challenges, retry_after, rpc_status};
use crate::error::cut::cut_at;
use crate::jsonrpc::ProtocolError;
use crate::read::json::members::{Kind, Members, kind, text};
use crate::read::json::{message, parse};
use crate::{OtherDetail, RemoteError, aip193, jsonrpc, problem};

/// No more of a body is kept.
const MAX_KEPT: usize = 64 << 10;

impl RemoteError {
    /// The error of an HTTP answer, whatever it is: every status, header and body gives one.
    ///
    /// `status` is a [`StatusCode`] or a `u16`. The format is told by the content type and by the
    /// shape of the body: AIP-193, problem+json, JSON-RPC, Connect's and grpc-gateway's JSON,
    /// `OpenAI`'s and other envelopes, plain text, HTML, nothing. What is not modelled is kept in
    /// [`other`](crate::RemoteErrorParts::other), and the start of the body in
    /// [`body`](crate::RareParts::body).
    ///
    /// The message is what the body says, or else what a challenge says in `error_description`, or else
    /// what JSON-RPC's code or an HTTP status from 400 to 599 stands for; it is never empty. A
    /// delay comes from the body (`RetryInfo`, or a problem's `retry_delay`), or else from
    /// `Retry-After`: in seconds, or as a date, which counts from the answer's `Date`. Of HTML and XML
    /// nothing is read, and of a JSON-RPC batch the first error. [`challenges`](crate::RareParts::challenges) are
    /// those of `WWW-Authenticate`.
    ///
    /// It needs the features `http` and `json`. A body over 1 MiB, or over 128 levels deep, is
    /// not read.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use ::http::{HeaderMap, StatusCode};
    /// use wire_error::RemoteError;
    ///
    /// let mut headers = HeaderMap::new();
    /// headers.insert("retry-after", "120".parse()?);
    /// let body = b"<html><body><h1>503 Service Unavailable</h1></body></html>";
    /// let error = RemoteError::from_http(StatusCode::SERVICE_UNAVAILABLE, &headers, body);
    ///
    /// assert_eq!(error.http_status, Some(503));
    /// assert_eq!(error.message, "Service Unavailable");
    /// assert_eq!(error.retry_after(), Some(Duration::from_secs(120)));
    /// assert_eq!(error.body, body);
    /// # Ok::<(), ::http::header::InvalidHeaderValue>(())
    /// ```
    #[must_use]
    pub fn from_http(status: impl Status, headers: &HeaderMap, body: impl AsRef<[u8]>) -> Self {
        from_http(status.number(), headers, body.as_ref())
    }
}

/// An HTTP status: a [`StatusCode`] or a `u16`.
pub trait Status: sealed::Number {}

impl Status for StatusCode {}
impl Status for u16 {}

mod sealed {
    pub trait Number {
        fn number(self) -> u16;
    }

    impl Number for ::http::StatusCode {
        fn number(self) -> u16 {
            self.as_u16()
        }
    }

    impl Number for u16 {
        fn number(self) -> u16 {
            self
        }
    }
}

fn from_http(status: u16, headers: &HeaderMap, body: &[u8]) -> RemoteError {
    let media_type = media_type(headers);
    let mut error = of_body(status, &media_type, body);
    error.http_status = Some(status);
    error.body = body[..body.len().min(MAX_KEPT)].into();
    error.challenges = challenges::of(headers);
    error.retry_after = error.retry_after.or_else(|| retry_after::of(headers));
    if error.message.trim().is_empty() {
        let challenge = error.challenges.iter().find_map(|one| one.param("error_description"));
        error.message = challenge.map_or_else(|| phrase_of(status, &error), Into::into);
    }
    error
}

/// What is said of an error without a message: by the text that is JSON-RPC's `data`, by its code, or
/// by the status. The phrase of one that is no error would say that all is well.
fn phrase_of(status: u16, error: &RemoteError) -> String {
    let data = error.foreign_data().and_then(|data| serde_json::from_str::<String>(data).ok());
    let data = data.filter(|text| !text.trim().is_empty());
    match (data, error.code, status) {
        (Some(text), ..) => text,
        (None, Some(code), _) => ProtocolError::of_code(code)
            .map_or_else(|| format!("JSON-RPC error {code}"), |error| format!("{error}")),
        (None, None, 400..=599) => phrase(status).into(),
        (None, None, _) => format!("HTTP {status}"),
    }
}

/// `application/problem+json`, without parameters, in lower case.
fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let value = value.split(|byte| *byte == b';').next().unwrap_or_default();
    String::from_utf8_lossy(value.trim_ascii()).to_ascii_lowercase()
}

/// What a body says: JSON whatever its type, since many servers name it wrongly, or else text.
fn of_body(status: u16, media_type: &str, body: &[u8]) -> RemoteError {
    const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
    /// What keeps a body from being run as a script.
    const PREFIX: &[u8] = b")]}'";
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body).trim_ascii();
    let body = body.strip_prefix(PREFIX).unwrap_or(body).trim_ascii_start();
    let text = parse::text(body).ok();
    let of_json = text.and_then(|text| of_json(status, media_type, first_value(text)?));
    of_json.unwrap_or_else(|| {
        let mut error = RemoteError::default();
        let message = prose(media_type, body).or_else(|| message_of_lossy(status, body));
        error.message = message.unwrap_or_default();
        error
    })
}

/// The JSON value that a text is, or of a stream of objects the first, which says why it ended.
fn first_value(text: &str) -> Option<&RawValue> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let first = values.next()?.ok()?;
    let is_stream = kind(first) == Kind::Object;
    values.all(|value| is_stream && value.is_ok()).then_some(first)
}

/// What JSON says that is not all UTF-8, but for the most part. The rest of it is no longer as it came.
fn message_of_lossy(status: u16, body: &[u8]) -> Option<String> {
    if core::str::from_utf8(body).is_ok() || !body.starts_with(b"{") {
        return None;
    }
    let text = lossy(body, body.len() / 8)?;
    let json = first_value(parse::text(text.as_bytes()).ok()?)?;
    of_json(status, "", json).map(|error| error.into_parts().message)
}

/// A body that a person can read as it is, be it in colour.
fn prose(media_type: &str, body: &[u8]) -> Option<String> {
    let starts_with = |start: &str| {
        body.get(..start.len()).is_some_and(|body| body.eq_ignore_ascii_case(start.as_bytes()))
    };
    let is_prose = if media_type == "text/plain" {
        !["<!doctype", "<html", "<?xml"].into_iter().any(starts_with)
    } else {
        let names_markup = ["html", "xml"].iter().any(|suffix| media_type.ends_with(suffix));
        let has_markup = names_markup && body.contains(&b'<');
        !has_markup && !["<", "{", "["].into_iter().any(starts_with)
    };
    if !is_prose {
        return None;
    }
    let text = match core::str::from_utf8(body) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if media_type.starts_with("text/") => {
            lossy(&body[..body.len().min(MAX_KEPT)], MAX_KEPT)?.into()
        }
        Err(_) => return None,
    };
    let is_binary = text.contains(|c: char| c.is_control() && !c.is_whitespace() && c != '\u{1b}');
    (!is_binary).then(|| cut_at(&text, MAX_KEPT).to_owned())
}

/// Bytes as text, with U+FFFD for each of what is not UTF-8, of which there are so many at most.
fn lossy(bytes: &[u8], most: usize) -> Option<String> {
    let is_broken = |chunk: &Utf8Chunk<'_>| !chunk.invalid().is_empty();
    let count = bytes.utf8_chunks().filter(is_broken).count();
    if count > most {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() + 2 * count);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(is_broken(&chunk).then_some(char::REPLACEMENT_CHARACTER));
    }
    Some(text)
}

fn of_json(status: u16, media_type: &str, json: &RawValue) -> Option<RemoteError> {
    match kind(json) {
        Kind::Object => Some(of_object(status, media_type, &Members::of(json)?)),
        Kind::Array => of_array(status, media_type, json),
        Kind::String => {
            let mut error = RemoteError::default();
            error.message = text(json)?;
            Some(error)
        }
        Kind::Null => Some(RemoteError::default()),
        Kind::Bool | Kind::Number => {
            let mut error = RemoteError::default();
            error.other.push(OtherDetail::json(json.get()));
            Some(error)
        }
    }
}

/// What an array says: in the first object with an `error`, or else in its first element. All of
/// it is kept, unless that is the one element that there is.
fn of_array(status: u16, media_type: &str, json: &RawValue) -> Option<RemoteError> {
    let mut count = 0;
    let (mut with_error, mut first) = (None, None);
    parse::each(json.get(), |element| {
        count += 1;
        if with_error.is_none() {
            if let Some(members) = Members::of(element) {
                with_error = members.get("error").map(|_| element);
                first = first.or(Some(element));
            }
        }
    })
    .ok()?;
    let object = with_error.or(first).and_then(Members::of);
    let mut error = object
        .as_ref()
        .map_or_else(RemoteError::default, |members| of_object(status, media_type, members));
    if error.message.is_empty() {
        error.message = message::of_first(json).unwrap_or_default();
    }
    if object.is_none() || count != 1 {
        error.other.push(OtherDetail::json(json.get()));
    }
    Some(error)
}

fn of_object(status: u16, media_type: &str, members: &Members<'_>) -> RemoteError {
    let read = match members.get("error") {
        _ if media_type == "application/problem+json" => None,
        Some(error) if is_jsonrpc(members, error) => jsonrpc::read(members).ok(),
        Some(error) if kind(error) == Kind::Object => aip193::read(status, members),
        _ => rpc_status::read(members),
    };
    read.unwrap_or_else(|| problem::read(status, members))
}

/// Whether it says so, or has a code that no HTTP body has.
fn is_jsonrpc(members: &Members<'_>, error: &RawValue) -> bool {
    let code = Members::of(error).and_then(|error| error.get("code"));
    members.get("jsonrpc").is_some() || code.is_some_and(|code| code.get().starts_with('-'))
}
