//! Reads RFC 9457 problem details.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;
use wire_error_shared::phrase;

use crate::details::json::values::{Delay, Few, Kept, Metadata, Unread};
use crate::details::json::{Link, Violation};
use crate::read::json::members::{Kind, Members, alone, is_prose, kind, text};
use crate::read::json::parse::{self, Number, Quoted, object};
use crate::read::json::{message, violations};
use crate::{DecodeError, FieldViolation, OtherDetail, RemoteError};

const EXPECTED: &str = "a problem";

object! {
    /// The members that are known.
    Problem<'de> {
        type_uri: Option<Quoted<'de>> = "type",
        title: Option<Quoted<'de>> = "title",
        instance: Option<Quoted<'de>> = "instance",
        status: Option<Number<u16>> = "status",
        detail: Option<String> = "detail",
        reason: Option<String> = "reason",
        domain: Option<String> = "domain",
        metadata: Option<Metadata> = "metadata",
        retry_delay: Option<Delay> = "retry_delay",
        violations: Option<Few<Violation>> = "violations",
        help: Option<Few<Link>> = "help",
        request_id: Option<String> = "request_id",
    }
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
    if let Ok(problem) = serde_json::from_str::<Problem<'_>>(body) {
        if problem.is_whole() {
            return Ok(problem.into_remote(http_status, Vec::new()));
        }
    }
    let members = Members::read(body).map_err(|error| parse::error(EXPECTED, error))?;
    Ok(read(http_status, &members))
}

/// Reads any object as far as it goes. A member that is not modelled, or not as the standard has
/// it, is kept.
pub(crate) fn read(http_status: u16, members: &Members<'_>) -> RemoteError {
    let mut problem = Problem::default();
    // Whoever does not say the status may say in `reason`, to people, what happened.
    let is_lax = members.get("status").is_none();
    // What other members say of the fields, in whatever form.
    let mut found = Vec::new();
    let other = members.keep(|name, value| {
        let is_read = problem.set_in_part(name, value, &mut found);
        is_read && !(name == "reason" && is_lax && problem.has_prose())
    });
    problem.reason = problem.reason.filter(|reason| !(is_lax && is_prose(reason)));
    let is_silent = problem.detail.as_ref().is_none_or(String::is_empty);
    if is_silent {
        let message = message::of_members(members);
        let message = message.filter(|message| message != phrase(http_status));
        problem.detail = message.or_else(|| message::of_errors(members));
    }
    let mut error = problem.into_remote(http_status, found);
    error.other.extend(other);
    error
}

/// What a problem with this member alone says, unless nothing of the member is left to be kept.
pub(crate) fn said_in_part(name: &str, value: &RawValue) -> Option<RemoteError> {
    let mut problem = Problem::default();
    let mut found = Vec::new();
    let is_read = problem.set_in_part(name, value, &mut found);
    (!is_read).then(|| problem.into_remote(0, found))
}

impl<'a> Problem<'a> {
    /// Whether the members say nothing that is not modelled.
    fn is_whole(&self) -> bool {
        !(self.more || self.status.is_none() && self.has_prose())
            && is_all(self.violations.as_ref())
            && is_all(self.help.as_ref())
            && self.metadata.as_ref().is_none_or(|metadata| !metadata.more)
    }

    fn has_prose(&self) -> bool {
        self.reason.as_deref().is_some_and(is_prose)
    }

    /// Reads one member, and says whether nothing of it is left to be kept.
    pub(super) fn set(&mut self, name: &str, value: &'a RawValue) -> bool {
        match name {
            "type" => read_value(value, &mut self.type_uri),
            "title" => read_value(value, &mut self.title),
            "instance" => read_value(value, &mut self.instance),
            "status" => read_value(value, &mut self.status),
            "detail" => {
                self.detail = text(value);
                matches!(kind(value), Kind::String | Kind::Null)
            }
            "reason" => read_value(value, &mut self.reason),
            "domain" => read_value(value, &mut self.domain),
            "metadata" => {
                read_value(value, &mut self.metadata)
                    && self.metadata.as_ref().is_none_or(|metadata| !metadata.more)
            }
            "retry_delay" => read_value(value, &mut self.retry_delay),
            "violations" => read_list(value, &mut self.violations),
            "help" => read_list(value, &mut self.help),
            "request_id" => read_value(value, &mut self.request_id),
            _ => false,
        }
    }

    /// The same of a member that may list violations in another form, which are found unless others are.
    fn set_in_part(
        &mut self,
        name: &str,
        value: &'a RawValue,
        found: &mut Vec<FieldViolation>,
    ) -> bool {
        let is_read = self.set(name, value);
        if !is_read && found.is_empty() {
            let is_own = name == "violations";
            if is_own {
                self.violations = None; // one list at a time, since each takes its room
            }
            *found = violations::of_member(name, value);
            if is_own && found.is_empty() {
                self.set(name, value);
            }
        }
        is_read
    }

    pub(super) fn into_remote(self, http_status: u16, found: Vec<FieldViolation>) -> RemoteError {
        let title = self.title_beside(http_status);
        let other = self.standard_members(title, http_status);
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let mut remote = RemoteError::default();
        remote.http_status = Some(http_status);
        remote.message = some(self.detail).or_else(|| text(title?)).unwrap_or_default();
        remote.reason = some(self.reason);
        remote.domain = some(self.domain);
        remote.metadata = self.metadata.unwrap_or_default().entries;
        remote.retry_after = self.retry_delay.map(|delay| delay.0);
        let violations = self.violations.and_then(|list| list.0).unwrap_or_default();
        let is_said = found.is_empty() || !violations.more && !violations.kept.is_empty();
        remote.field_violations = if is_said { violations.kept } else { found };
        remote.help = self.help.and_then(|list| list.0).unwrap_or_default().kept;
        remote.request_id = some(self.request_id);
        remote.other = other;
        remote
    }

    /// The type, unless it says nothing.
    fn own_type(&self) -> Option<&'a RawValue> {
        quoted(self.type_uri.as_ref()).filter(|uri| uri.get() != "\"about:blank\"")
    }

    /// The title, unless it is empty or follows from the status.
    fn title_beside(&self, http_status: u16) -> Option<&'a RawValue> {
        let follows = |title: &str| {
            let title = title.strip_prefix('"').and_then(|title| title.strip_suffix('"'));
            title == Some(phrase(http_status)) && self.own_type().is_none()
        };
        quoted(self.title.as_ref()).filter(|title| title.get() != "\"\"" && !follows(title.get()))
    }

    /// `type`, `title`, `status` and `instance`, unless they follow from the status.
    fn standard_members(&self, title: Option<&RawValue>, http_status: u16) -> Vec<OtherDetail> {
        let mut other = Vec::new();
        other.extend(self.own_type().map(|text| alone("\"type\"", text)));
        other.extend(title.map(|text| alone("\"title\"", text)));
        let status = self.status.as_ref().map(|status| status.0);
        let status = status.filter(|status| *status != http_status);
        let status = status.map(|status| format!(r#"{{"status":{status}}}"#));
        other.extend(status.map(|json| OtherDetail::Json(json.into())));
        other.extend(quoted(self.instance.as_ref()).map(|text| alone("\"instance\"", text)));
        other
    }
}

fn quoted<'a>(text: Option<&Quoted<'a>>) -> Option<&'a RawValue> {
    text.map(|text| text.0)
}

/// Whether the list was kept whole.
fn is_all<T: Kept>(list: Option<&Few<T>>) -> bool {
    list.is_none_or(|list| list.0.as_ref().is_some_and(|list| !list.more))
}

/// Reads a list, and says whether all of it was kept. Null is none.
fn read_list<'a, T: Kept + Deserialize<'a>>(value: &'a RawValue, to: &mut Option<Few<T>>) -> bool {
    *to = (kind(value) != Kind::Null).then(|| Unread::of(value).list::<T>()).map(|list| Few(list));
    is_all(to.as_ref())
}

/// Reads a value, and says whether that could be done. Null is none.
fn read_value<'a, T: Deserialize<'a>>(value: &'a RawValue, to: &mut Option<T>) -> bool {
    serde_json::from_str(value.get()).map(|read| *to = read).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_whole_unless_it_says_what_is_not_modelled() {
        let entries: Vec<_> = (0..1000).map(|at| format!(r#""{at}":"""#)).collect();
        let no_room = format!(r#"{{"metadata":{{{}}}}}"#, entries.join(","));
        for (body, is_whole) in [
            ("{}", true),
            (r#"{"type":"urn:a","title":"T","status":404,"detail":"m","instance":"/a"}"#, true),
            (r#"{"more":1}"#, false),
            (r#"{"reason":"ORDER_GONE"}"#, true),
            (r#"{"reason":"There is no such order."}"#, false),
            (r#"{"status":404,"reason":"There is no such order."}"#, true),
            (r#"{"violations":[{"field":"f","description":"d"}]}"#, true),
            (r#"{"violations":[{"field":"f","description":"d","more":1}]}"#, false),
            (r#"{"help":[{"description":"d","url":"u"}]}"#, true),
            (r#"{"help":[{"description":"d","url":"u","more":1}]}"#, false),
            (r#"{"metadata":{"id":"7"}}"#, true),
            (&no_room, false),
        ] {
            let problem: Problem<'_> = serde_json::from_str(body).unwrap();
            assert_eq!(problem.is_whole(), is_whole, "{body}");
        }
    }
}
