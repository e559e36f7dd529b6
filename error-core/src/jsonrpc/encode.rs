//! Writes JSON-RPC 2.0 errors.

use alloc::vec::Vec;

use super::Id;
use crate::details::error_info::CLOSE;
use crate::details::{self, error_info};
use crate::json::{self, Json};
use crate::message::Simple;
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
    json::render(buf, |json| {
        error.visit_fields(&mut |fields| write_response(Some(&id), &error, fields, json));
    });
}

/// Appends the error object alone: `code`, `message` and, where there is something to say, `data`
/// (JSON-RPC 2.0, section 5.1).
pub fn write_object<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let error = err.into();
    json::render(buf, |json| {
        error.visit_fields(&mut |fields| write_response(None, &error, fields, json));
    });
}

/// Writes a response, or without an id the error object alone.
fn write_response(
    id: Option<&Id<'_>>,
    error: &Disclosed<'_>,
    fields: &[Text<'_>],
    json: &mut Json<'_>,
) {
    let Some(id) = id else { return write_any(false, error, fields, json) };
    if let Some(digit) = id.digit() {
        json.filled(br#"{"jsonrpc":"2.0","id":0"#, 22, &[digit]);
    } else {
        json.raw(r#"{"jsonrpc":"2.0","id":"#);
        id.write(json);
    }
    let simple = Simple::of(error, fields, json);
    match simple.as_ref().and_then(|simple| Some((simple, simple.rendered.code.as_ref()?))) {
        Some((simple, code)) if error.spec().data == DataShape::Details => {
            json.raw(r#","error":{"code":"#);
            json.start(code);
            simple.message.write(json);
            json.raw(r#"","data":["#);
            json.raw(simple.rendered.info);
        }
        _ => write_any(true, error, fields, json),
    }
}

/// The same of any error.
#[inline(never)]
fn write_any(is_response: bool, error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    json.raw(if is_response { r#","error":{"code":"# } else { r#"{"code":"# });
    if let Some(code) = error.rendered().and_then(|rendered| rendered.code.as_ref()) {
        json.start(code);
    } else {
        json.number(error.code());
        json.raw(r#","message":""#);
    }
    message::write(error, fields, json);
    let is_array = error.spec().data == DataShape::Details;
    if let Some(info) = error.only_info().filter(|_| is_array) {
        json.raw(r#"","data":["#);
        let left_out = usize::from(!is_response); // the brace that closes the response
        let info = &info[..info.len() - left_out];
        error_info::write_last(info, CLOSE.len() - left_out, error, fields, json);
        return;
    }
    json.raw(r#"""#);
    write_data(*error, fields, json);
    json.raw(if is_response { "}}" } else { "}" });
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
