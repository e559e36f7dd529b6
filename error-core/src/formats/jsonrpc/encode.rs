//! Writes JSON-RPC 2.0 errors.

use alloc::vec::Vec;

use super::Id;
use crate::details::error_info::CLOSE;
use crate::details::{self, error_info};
use crate::message::Simple;
use crate::start::Start;
use crate::write::decimal::decimal;
use crate::write::json::{self, Json};
use crate::{DataShape, Disclosed, Text, message};

/// A whole response, as [`write()`] writes it.
pub fn to_vec<'a>(id: impl Into<Id<'a>>, err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(id, err, &mut buf);
    buf
}

/// Appends a whole response: `jsonrpc`, `id` and `error` (JSON-RPC 2.0, section 5).
///
/// What is written is shorter than 1 MiB and holds no line break. Where a `Display` panics, the
/// buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, jsonrpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(http = 404, code = -32001, message = "no such task")]
/// struct TaskNotFound;
///
/// let mut buf = Vec::new();
/// jsonrpc::write(2, &TaskNotFound, &mut buf);
/// assert_eq!(buf, br#"{"jsonrpc":"2.0","id":2,"error":{"code":-32001,"message":"no such task"}}"#);
/// ```
pub fn write<'a>(id: impl Into<Id<'a>>, err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let (id, error) = (id.into(), err.into());
    error.visit_fields(&mut |fields| write_response(&id, &error, fields, buf));
}

/// Appends the error object alone: `code`, `message` and, where there is something to say, `data`
/// (JSON-RPC 2.0, section 5.1).
pub fn write_object<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let error = err.into();
    error.visit_fields(&mut |fields| {
        json::render(buf, |json| write_any(None, &error, fields, json));
    });
}

/// `-32001,"message":"`, if the code is not too long.
pub(crate) const fn start(code: i32) -> Option<Start<24>> {
    const AFTER: u128 = u128::from_le_bytes(*b",\"message\":\"\0\0\0\0");
    let Some(Start { bytes, len }) = decimal(code) else { return None };
    // Shifted, since a loop over the bytes is slow to compile.
    let bits = len as u32 * 8;
    let low = u64::from_le_bytes(bytes) as u128 | AFTER << bits;
    let high = (AFTER >> 64 >> (64 - bits)) as u64;
    let (low, high) = (low.to_le_bytes(), high.to_le_bytes());
    let bytes = [
        low[0], low[1], low[2], low[3], low[4], low[5], low[6], low[7], low[8], low[9], low[10],
        low[11], low[12], low[13], low[14], low[15], high[0], high[1], high[2], high[3], high[4],
        high[5], high[6], high[7],
    ];
    Some(Start { bytes, len: len + 12 })
}

fn write_response(id: &Id<'_>, error: &Disclosed<'_>, fields: &[Text<'_>], buf: &mut Vec<u8>) {
    let simple = Simple::of(error, fields);
    match simple.and_then(|simple| Some((simple_code(error)?, simple))) {
        Some((code, simple)) => write_simple(id, code, &simple, &mut Json::whole(buf)),
        None => json::render(buf, |json| write_any(Some(id), error, fields, json)),
    }
}

/// Writes an error whose text is at hand around its message.
#[inline]
fn write_simple(id: &Id<'_>, code: &Start<24>, simple: &Simple<'_>, json: &mut Json<'_>) {
    write_id(id, json);
    json.raw(r#","error":{"code":"#);
    json.start(code);
    simple.write_message(json);
    match simple.rendered.info {
        [] => json.raw(r#""}}"#),
        info => {
            json.raw(r#"","data":["#);
            json.bytes(info);
        }
    }
}

/// The code, of an error whose `data` can be nothing but the array of details.
#[inline]
fn simple_code(error: &Disclosed<'_>) -> Option<&'static Start<24>> {
    let rendered = &error.spec().rendered;
    let is_details = error.spec().data == DataShape::Details;
    let is_sure = is_details && (!rendered.info.is_empty() || !has_data(error));
    rendered.starts.jsonrpc.as_ref().filter(|_| is_sure)
}

/// Whether something may be sent as `data` in place of the details.
#[cfg(feature = "json")]
fn has_data(error: &Disclosed<'_>) -> bool {
    error.data().is_some()
}

/// Only JSON can.
#[cfg(not(feature = "json"))]
fn has_data(_: &Disclosed<'_>) -> bool {
    false
}

/// Writes what stands before the error object.
#[inline]
fn write_id(id: &Id<'_>, json: &mut Json<'_>) {
    if let Some(digit) = id.digit() {
        json.with_digit(br#"{"jsonrpc":"2.0","id":0"#, digit);
    } else {
        json.raw(r#"{"jsonrpc":"2.0","id":"#);
        id.write(json);
    }
}

/// Writes a response, or without an id the error object alone.
#[inline(never)]
fn write_any(id: Option<&Id<'_>>, error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    match id {
        Some(id) => {
            write_id(id, json);
            json.raw(r#","error":{"code":"#);
        }
        None => json.raw(r#"{"code":"#),
    }
    if let Some(code) = error.rendered().and_then(|rendered| rendered.starts.jsonrpc.as_ref()) {
        json.start(code);
    } else {
        json.number(error.code());
        json.raw(r#","message":""#);
    }
    message::write(error, fields, json);
    let is_array = error.spec().data == DataShape::Details;
    if let Some(info) = error.only_info().filter(|_| is_array) {
        json.raw(r#"","data":["#);
        let left_out = usize::from(id.is_none()); // the brace that closes the response
        let info = &info[..info.len() - left_out];
        error_info::write_last(info, CLOSE.len() - left_out, error, fields, json);
        return;
    }
    json.raw(r#"""#);
    write_data(*error, fields, json);
    json.raw(if id.is_some() { "}}" } else { "}" });
}

/// Writes `data`, if there is anything to write.
#[inline(never)]
fn write_data(error: Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    json.unless_empty(|json| {
        json.raw(r#","data":"#);
        #[cfg(feature = "json")]
        if let Some(data) = error.data().filter(|_| json.cut.data) {
            if json.unless_empty(|json| json.data(data)) {
                return true;
            }
        }
        match error.spec().data {
            DataShape::Info => error_info::write(&error, fields, json),
            DataShape::Details => {
                json.raw("[");
                let any = details::write_all(error, fields, json);
                json.raw("]");
                any
            }
            DataShape::None => false,
        }
    });
}
