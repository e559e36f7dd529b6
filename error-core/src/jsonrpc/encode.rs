//! Writes JSON-RPC 2.0 errors.

use alloc::vec::Vec;

use super::Id;
use crate::json::{self, Json};
use crate::{DataShape, Disclosed, details, message};

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
        json.raw(r#"{"jsonrpc":"2.0","id":"#);
        id.write(json);
        json.raw(r#","error":"#);
        write_error(error, json);
        json.raw("}");
    });
}

/// Appends the error object alone: `code`, `message` and, where there is something to say, `data`
/// (JSON-RPC 2.0, section 5.1).
pub fn write_object<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    let error = err.into();
    json::render(buf, |json| write_error(error, json));
}

fn write_error(error: Disclosed<'_>, json: &mut Json<'_>) {
    json.raw(r#"{"code":"#);
    json.number(error.code().into());
    json.raw(r#","message":""#);
    message::write(error, json);
    json.raw(r#"""#);
    json.unless_empty(|json| {
        json.raw(r#","data":"#);
        write_data(error, json)
    });
    json.raw("}");
}

/// Writes what stands in `data`, and says whether there is anything.
fn write_data(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    #[cfg(feature = "json")]
    if let Some(data) = error.data().filter(|_| json.cut.data) {
        if json.unless_empty(|json| json.data(data)) {
            return true;
        }
    }
    match error.spec().data {
        DataShape::Info => details::error_info::write(error, json),
        DataShape::Details => {
            json.raw("[");
            let any = details::write_all(error, json);
            json.raw("]");
            any
        }
        DataShape::None => false,
    }
}
