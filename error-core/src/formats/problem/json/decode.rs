//! Reads RFC 9457 problem details.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;
use wire_error_shared::phrase;

use crate::details::json::values::{Delay, Kept, List, Metadata};
use crate::details::json::{Link, Violation};
use crate::read::json::members::{Kind, Members, alone, is_prose, kind, text};
use crate::read::json::parse::{self, Object};
use crate::read::json::{message, violations};
use crate::{DecodeError, FieldViolation, OtherDetail, RemoteError};

const EXPECTED: &str = "a problem";

/// The members that are known.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Problem<'a> {
    // What stands between the quotes, as it is written. Where an escape stands there, it is read from
    // the members.
    #[serde(rename = "type")]
    type_uri: Option<&'a str>,
    title: Option<&'a str>,
    instance: Option<&'a str>,
    status: Option<u16>,
    detail: Option<String>,
    reason: Option<String>,
    domain: Option<String>,
    metadata: Option<Metadata>,
    retry_delay: Option<Delay>,
    violations: Option<List<Violation>>,
    help: Option<List<Link>>,
    request_id: Option<String>,
    /// What other members say of the fields, in whatever form.
    #[serde(skip)]
    found: Vec<FieldViolation>,
}

/// Reads the body of an `application/problem+json` response with this HTTP status.
///
/// Any object is a problem (RFC 9457, section 3): a member of the wrong type counts as absent. It
/// is kept in [`other`](crate::RemoteErrorParts::other), as a further one is. The message is the
/// `detail`, or else what the `title` or another member says. A `status`, `type` and `title`
/// that say no more than `http_status` are not kept.
///
/// # Errors
///
/// Where `body` is over 1 MiB long, over 128 levels deep, not JSON, or not an object.
///
/// # Examples
///
/// ```
/// use wire_error::{OtherDetail, problem};
///
/// let error = problem::decode(
///     403,
///     br#"{"type":"https://example.com/out-of-credit","detail":"It costs 50.","balance":30}"#,
/// )?;
/// assert_eq!(error.message, "It costs 50.");
/// assert_eq!(error.other, [
///     OtherDetail::Json(r#"{"type":"https://example.com/out-of-credit"}"#.into()),
///     OtherDetail::Json(r#"{"balance":30}"#.into()),
/// ]);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode(http_status: u16, body: &[u8]) -> Result<RemoteError, DecodeError> {
    let body = parse::text(body)?;
    if let Ok(Object(problem)) = serde_json::from_str::<Object<Problem<'_>>>(body) {
        if problem.is_whole() {
            return Ok(problem.into_remote(http_status));
        }
    }
    let members = serde_json::from_str(body).map_err(|error| parse::error(EXPECTED, error))?;
    Ok(read(http_status, &members))
}

/// Reads any object as far as it goes. A member that is not modelled, or not as the standard has
/// it, is kept.
pub(crate) fn read(http_status: u16, members: &Members<'_>) -> RemoteError {
    let mut problem = Problem::default();
    let mut other = Vec::new();
    // Whoever does not say the status may say in `reason`, to people, what happened.
    let is_lax = members.get("status").is_none();
    for (name, value) in members.iter() {
        if !problem.set(name, value) || name == "reason" && is_lax && problem.has_prose() {
            other.push(alone(name, value));
        }
    }
    problem.reason = problem.reason.filter(|reason| !(is_lax && is_prose(reason)));
    let is_silent = problem.detail.as_ref().is_none_or(String::is_empty);
    if is_silent {
        let message = message::of_members(members);
        let message = message.filter(|message| message != phrase(http_status));
        problem.detail = message.or_else(|| message::of_errors(members));
    }
    let mut error = problem.into_remote(http_status);
    error.other.extend(other);
    error
}

/// What a problem with this member alone says, unless nothing of the member is left to be kept.
pub(crate) fn said_in_part(name: &str, value: &RawValue) -> Option<RemoteError> {
    let mut problem = Problem::default();
    (!problem.set(name, value)).then(|| problem.into_remote(0))
}

impl<'a> Problem<'a> {
    /// Whether the members say nothing that is not modelled.
    fn is_whole(&self) -> bool {
        !(self.status.is_none() && self.has_prose())
            && is_all(self.violations.as_ref())
            && is_all(self.help.as_ref())
    }

    fn has_prose(&self) -> bool {
        self.reason.as_deref().is_some_and(is_prose)
    }

    /// Reads one member, and says whether nothing of it is left to be kept.
    pub(super) fn set(&mut self, name: &str, value: &'a RawValue) -> bool {
        let is_read = match name {
            "type" => read_text(value, &mut self.type_uri),
            "title" => read_text(value, &mut self.title),
            "instance" => read_text(value, &mut self.instance),
            "status" => read_value(value, &mut self.status),
            "detail" => {
                self.detail = text(value);
                matches!(kind(value), Kind::String | Kind::Null)
            }
            "reason" => read_value(value, &mut self.reason),
            "domain" => read_value(value, &mut self.domain),
            "metadata" => read_value(value, &mut self.metadata),
            "retry_delay" => read_value(value, &mut self.retry_delay),
            "violations" => {
                read_value(value, &mut self.violations) && is_all(self.violations.as_ref())
            }
            "help" => read_value(value, &mut self.help) && is_all(self.help.as_ref()),
            "request_id" => read_value(value, &mut self.request_id),
            _ => false,
        };
        if !is_read && self.found.is_empty() {
            self.found = violations::of_member(name, value);
        }
        is_read
    }

    pub(super) fn into_remote(self, http_status: u16) -> RemoteError {
        let title = self.title_beside(http_status);
        let other = self.standard_members(title, http_status);
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let mut remote = RemoteError::default();
        remote.http_status = Some(http_status);
        remote.message = some(self.detail).or_else(|| unquoted(title?)).unwrap_or_default();
        remote.reason = some(self.reason);
        remote.domain = some(self.domain);
        remote.metadata = self.metadata.unwrap_or_default().0;
        remote.retry_after = self.retry_delay.map(|delay| delay.0);
        let violations = self.violations.unwrap_or_default();
        let is_said = self.found.is_empty() || !violations.more && !violations.kept.is_empty();
        remote.field_violations = if is_said { violations.kept } else { self.found };
        remote.help = self.help.unwrap_or_default().kept;
        remote.request_id = some(self.request_id);
        remote.other = other;
        remote
    }

    /// The type, unless it says nothing.
    fn own_type(&self) -> Option<&'a str> {
        self.type_uri.filter(|uri| *uri != "about:blank")
    }

    /// The title, unless it is empty or follows from the status.
    fn title_beside(&self, http_status: u16) -> Option<&'a str> {
        let has_type = self.own_type().is_some();
        let says_more = |title: &str| has_type || title != phrase(http_status);
        self.title.filter(|title| !title.is_empty() && says_more(title))
    }

    /// `type`, `title`, `status` and `instance`, unless they follow from the status.
    fn standard_members(&self, title: Option<&str>, http_status: u16) -> Vec<OtherDetail> {
        let mut other = Vec::new();
        other.extend(self.own_type().map(|text| quoted("type", text)));
        other.extend(title.map(|text| quoted("title", text)));
        let status = self.status.filter(|status| *status != http_status);
        let status = status.map(|status| format!(r#"{{"status":{status}}}"#));
        other.extend(status.map(|json| OtherDetail::Json(json.into())));
        other.extend(self.instance.map(|text| quoted("instance", text)));
        other
    }
}

/// Whether the list was kept whole.
fn is_all<T: Kept>(list: Option<&List<T>>) -> bool {
    list.is_none_or(|list| !list.more)
}

/// Reads a value, and says whether that could be done. Null is none.
fn read_value<'a, T: Deserialize<'a>>(value: &'a RawValue, to: &mut Option<T>) -> bool {
    serde_json::from_str(value.get()).map(|read| *to = read).is_ok()
}

/// The same of a text, of which what stands between the quotes is kept as it is written.
fn read_text<'a>(value: &'a RawValue, to: &mut Option<&'a str>) -> bool {
    let quoted = value.get().strip_prefix('"');
    *to = quoted.and_then(|text| text.strip_suffix('"'));
    matches!(kind(value), Kind::String | Kind::Null)
}

/// A text that stood between quotes, as a member of an object of its own.
fn quoted(name: &str, text: &str) -> OtherDetail {
    OtherDetail::Json(format!(r#"{{"{name}":"{text}"}}"#).into())
}

/// What it says, unless it is not text (a lone surrogate).
fn unquoted(text: &str) -> Option<String> {
    serde_json::from_str(&format!(r#""{text}""#)).ok()
}
