//! Writes AIP-193 bodies.

use alloc::vec::Vec;

use crate::details::error_info::CLOSE;
use crate::details::{self, error_info};
use crate::message::Simple;
use crate::start::Start;
use crate::write::json::{self, Json};
use crate::{Disclosed, Text, message};

/// A body, as [`write()`] writes it.
pub fn to_vec<'a>(err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(err, &mut buf);
    buf
}

/// Appends a body: `code`, `message`, `status` and, where there is something to say, `details`,
/// in an `error` object.
///
/// What is written is shorter than 1 MiB. Where a `Display` panics, the buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, aip193};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// assert_eq!(
///     aip193::to_vec(&TaskNotFound),
///     br#"{"error":{"code":404,"message":"no such task","status":"NOT_FOUND"}}"#,
/// );
/// ```
pub fn write<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let error = err.into();
    error.visit_fields(&mut |fields| write_error(&error, fields, buf));
}

/// `{"error":{"code":404,"message":"` and the `text` behind it.
pub(crate) const fn start(status: u16, text: &str) -> Option<Start<64>> {
    const HEAD: Start<64> = Start::of(r#"{"error":{"code":000,"message":""#);
    let mut head = HEAD;
    head.bytes[17] += (status / 100 % 10) as u8;
    head.bytes[18] += (status / 10 % 10) as u8;
    head.bytes[19] += (status % 10) as u8;
    head.followed_by(text)
}

fn write_error(error: &Disclosed<'_>, fields: &[Text<'_>], buf: &mut Vec<u8>) {
    let simple = Simple::of(error, fields);
    match simple.and_then(|simple| Some((simple.rendered.starts.aip193.as_ref()?, simple))) {
        Some((start, simple)) => write_simple(start, &simple, error, &mut Json::whole(buf)),
        None => json::render(buf, |json| write_any(error, fields, json)),
    }
}

/// Writes an error whose text is at hand around its message.
#[inline]
fn write_simple(
    start: &Start<64>,
    simple: &Simple<'_>,
    error: &Disclosed<'_>,
    json: &mut Json<'_>,
) {
    json.start(start);
    simple.write_from_field(json);
    let code = error.spec().grpc_code;
    if simple.rendered.info.is_empty() {
        json.raw(r#"","status":""#);
        json.raw(code.as_str());
        json.raw(r#""}}"#);
    } else {
        write_before_details(code, json);
        json.bytes(simple.rendered.info);
    }
}

/// The same of any error.
#[inline(never)]
fn write_any(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    message::write_started(|starts| starts.aip193.as_ref(), write_head, error, fields, json);
    let code = error.spec().grpc_code;
    if let Some(info) = error.only_info() {
        write_before_details(code, json);
        error_info::write_last(info, CLOSE.len(), error, fields, json);
        return;
    }
    json.raw(r#"","status":""#);
    json.raw(code.as_str());
    json.raw(r#"""#);
    json.unless_empty(|json| {
        json.raw(r#","details":["#);
        let any = details::write_all(*error, fields, json);
        json.raw("]");
        any
    });
    json.raw("}}");
}

/// Writes what stands before the message.
#[cold]
#[inline(never)]
fn write_head(error: &Disclosed<'_>, json: &mut Json<'_>) {
    json.raw(r#"{"error":{"code":"#);
    json.number(error.spec().http_status.into());
    json.raw(r#","message":""#);
}

/// `","status":"NOT_FOUND","details":[`
#[inline]
fn write_before_details(code: crate::Code, json: &mut Json<'_>) {
    json.raw(r#"","status":""#);
    json.raw(code.as_str());
    json.raw(r#"","details":["#);
}
