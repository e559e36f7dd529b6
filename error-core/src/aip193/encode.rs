//! Writes AIP-193 bodies.

use alloc::vec::Vec;

use crate::details::error_info::CLOSE;
use crate::details::{self, error_info};
use crate::json::{self, Json};
use crate::message::Simple;
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

fn write_error(error: &Disclosed<'_>, fields: &[Text<'_>], buf: &mut Vec<u8>) {
    match Simple::of(error, fields) {
        Some(simple) => json::append(buf, |json| write_simple(&simple, error, json)),
        None => json::render(buf, |json| write_any(error, fields, json)),
    }
}

/// Writes an error whose text is at hand around its message.
#[inline]
fn write_simple(simple: &Simple<'_>, error: &Disclosed<'_>, json: &mut Json<'_>) {
    json.filled(HEAD, 17, &simple.rendered.status);
    simple.message.write(json);
    let code = error.spec().grpc_code;
    if simple.rendered.info.is_empty() {
        json.raw(r#"","status":""#);
        json.raw(code.as_str());
        json.raw(r#""}}"#);
    } else {
        json.start(code.before_details());
        json.bytes(simple.rendered.info);
    }
}

/// What stands before the message.
const HEAD: &[u8; 32] = br#"{"error":{"code":000,"message":""#;

/// The same of any error.
#[inline(never)]
fn write_any(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    match error.rendered() {
        Some(rendered) => json.filled(HEAD, 17, &rendered.status),
        None => write_head(error, json),
    }
    message::write(error, fields, json);
    let code = error.spec().grpc_code;
    if let Some(info) = error.only_info() {
        json.start(code.before_details());
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
