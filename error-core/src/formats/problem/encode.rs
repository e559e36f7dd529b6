//! Writes RFC 9457 problem details.

use alloc::vec::Vec;

use super::title::{self, Head};
use crate::details::{bad_request, error_info, help, retry_info};
use crate::message::Simple;
use crate::write::json::{self, Json};
use crate::{Disclosed, ErrorSpec, Text, message};

/// A problem details object, as [`write()`] writes it.
pub fn to_vec<'a>(err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(err, &mut buf);
    buf
}

/// Appends a problem details object (RFC 9457, section 3): `type`, `title`, `status`, `detail`,
/// and as extension members (section 3.2) what the other formats call details.
///
/// What is written is shorter than 1 MiB. Where a `Display` panics, the buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, problem};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// assert_eq!(
///     problem::to_vec(&TaskNotFound),
///     br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no such task"}"#,
/// );
/// ```
pub fn write<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let error = err.into();
    error.visit_fields(&mut |fields| write_error(&error, fields, buf));
}

/// `{"type":"about:blank",…,"detail":"` and the `text` behind it, of an error that has no type.
pub(crate) const fn start(spec: &ErrorSpec, text: &str) -> Option<Head> {
    match title::head(spec.http_status) {
        Some(head) if spec.type_base.is_none() => head.followed_by(text),
        _ => None,
    }
}

fn write_error(error: &Disclosed<'_>, fields: &[Text<'_>], buf: &mut Vec<u8>) {
    let simple = Simple::of(error, fields);
    match simple.and_then(|simple| Some((simple.rendered.starts.problem.as_ref()?, simple))) {
        Some((start, simple)) => write_simple(start, &simple, &mut Json::whole(buf)),
        None => json::render(buf, |json| write_any(error, fields, json)),
    }
}

/// Writes an error whose text is at hand around its message.
#[inline]
fn write_simple(start: &Head, simple: &Simple<'_>, json: &mut Json<'_>) {
    json.start(start);
    simple.write_from_field(json);
    match simple.rendered.info {
        [] => json.raw(r#""}"#),
        info => json.bytes(error_info::members(info)),
    }
}

/// The same of any error.
#[inline(never)]
fn write_any(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    message::write_started(|starts| starts.problem.as_ref(), write_head, error, fields, json);
    if let Some(info) = error.only_info() {
        error_info::write_last(error_info::members(info), "}".len(), error, fields, json);
        return;
    }
    json.raw(r#"""#);
    if error.spec().reason.is_some() {
        json.raw(",");
        error_info::write_members(error, fields, json);
    }
    if error.may_have_more() {
        write_more(*error, json);
    }
    json.raw("}");
}

/// Writes what stands before the message.
#[cold]
#[inline(never)]
fn write_head(error: &Disclosed<'_>, json: &mut Json<'_>) {
    let spec = error.spec();
    if let (Some(base), Some(reason)) = (spec.type_base, spec.reason) {
        json.raw(r#"{"type":""#);
        json.string(base, usize::MAX);
        title::write_kebab(reason, json);
        json.raw(r#"","title":""#);
        title::write_words(reason, json);
    } else {
        json.raw(r#"{"type":"about:blank","title":""#);
        json.raw(title::status_phrase(spec.http_status));
    }
    json.raw(r#"","status":"#);
    json.number(spec.http_status.into());
    json.raw(r#","detail":""#);
}

#[inline(never)]
fn write_more(error: Disclosed<'_>, json: &mut Json<'_>) {
    if let Some(delay) = error.retry_after() {
        json.raw(r#","retry_delay":""#);
        retry_info::write_delay(delay, json);
        json.raw(r#"""#);
    }
    json.unless_empty(|json| {
        json.raw(r#","violations":["#);
        let any = bad_request::write_violations(error.field_violations(), json);
        json.raw("]");
        any
    });
    json.unless_empty(|json| {
        json.raw(r#","help":["#);
        let any = help::write_link(error, json);
        json.raw("]");
        any
    });
    if let Some(id) = error.request_id() {
        json.raw(r#","request_id":""#);
        json.string(id, usize::MAX);
        json.raw(r#"""#);
    }
}
