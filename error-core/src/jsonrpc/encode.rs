//! Writes JSON-RPC 2.0 errors.

use alloc::vec::Vec;

use super::Id;
use crate::details::{self, error_info};
use crate::json::{self, Json};
use crate::{DataShape, Disclosed, message};

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
    let (id, error) = (Some(id.into()), err.into());
    json::render(buf, |json| write_response(id, &error, json));
}

/// Appends the error object alone: `code`, `message` and, where there is something to say, `data`
/// (JSON-RPC 2.0, section 5.1).
pub fn write_object<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let error = err.into();
    json::render(buf, |json| write_response(None, &error, json));
}

/// Writes a response, or without an id the error object alone.
fn write_response(id: Option<Id<'_>>, error: &Disclosed<'_>, json: &mut Json<'_>) {
    if let Some(id) = id {
        json.raw(r#"{"jsonrpc":"2.0","id":"#);
        id.write(json);
        json.raw(r#","error":{"code":"#);
    } else {
        json.raw(r#"{"code":"#);
    }
    match error.rendered().and_then(|rendered| rendered.code) {
        Some(text) => json.start(text),
        None => json.number(error.code()),
    }
    json.raw(r#","message":""#);
    message::write(error, json);
    if is_info_array(error) {
        json.raw(error_info::open!(r#"","data":["#));
        error_info::write_members(error, json);
        json.raw("}]}");
    } else {
        json.raw(r#"""#);
        write_data(*error, json);
        json.raw("}");
    }
    if id.is_some() {
        json.raw("}");
    }
}

/// Whether `data` is an array of an `ErrorInfo` and nothing else.
fn is_info_array(error: &Disclosed<'_>) -> bool {
    #[cfg(feature = "json")]
    if error.data().is_some() {
        return false;
    }
    error.spec().data == DataShape::Details && error.is_only_info()
}

/// Writes `data`, if there is anything to write.
#[inline(never)]
fn write_data(error: Disclosed<'_>, json: &mut Json<'_>) {
    json.unless_empty(|json| {
        json.raw(r#","data":"#);
        #[cfg(feature = "json")]
        if let Some(data) = error.data().filter(|_| json.cut.data) {
            if json.unless_empty(|json| json.data(data)) {
                return true;
            }
        }
        match error.spec().data {
            DataShape::Info => error_info::write(error, json),
            DataShape::Details => {
                json.raw("[");
                let any = details::write_all(error, json);
                json.raw("]");
                any
            }
            DataShape::None => false,
        }
    });
}
