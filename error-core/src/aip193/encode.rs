//! Writes AIP-193 bodies.

use alloc::vec::Vec;

use crate::details::{self, error_info};
use crate::json::{self, Json};
use crate::{Disclosed, message};

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
    json::render(buf, |json| write_body(&error, json));
}

fn write_body(error: &Disclosed<'_>, json: &mut Json<'_>) {
    let spec = error.spec();
    json.status(*br#"{"error":{"code":000,"message":""#, 17, spec.http_status);
    message::write(error, json);
    json.raw(r#"","status":""#);
    json.raw(spec.grpc_code.as_str());
    if error.is_only_info() {
        json.raw(error_info::open!(r#"","details":["#));
        error_info::write_members(error, json);
        json.raw("}]}}");
        return;
    }
    json.raw(r#"""#);
    json.unless_empty(|json| {
        json.raw(r#","details":["#);
        let any = details::write_all(*error, json);
        json.raw("]");
        any
    });
    json.raw("}}");
}
