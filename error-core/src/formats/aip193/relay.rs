//! Writes a peer's error again.

use alloc::vec::Vec;

use crate::details::relay::Details;
use crate::write::json::{self, Json};
use crate::{Code, RemoteError};

/// Appends a body with a peer's error as it came: for a proxy, whose own error it is not. Anyone
/// else declares a variant of their own.
///
/// What is written is what [`write`](super::write) would have written, in the order and within
/// the bounds that it has, with [`other`](RemoteError::other) at the end; keys, the reason and the
/// domain are not cut. Of the HTTP status and the canonical code, one that the peer did not send
/// follows from the other; without both it is an internal error. What came as protobuf and is not
/// modelled is left out.
///
/// # Examples
///
/// ```
/// use wire_error::aip193;
///
/// let body = br#"{"error":{"code":404,"message":"no such task","status":"NOT_FOUND"}}"#;
/// let mut buf = Vec::new();
/// aip193::write_remote(&aip193::decode(404, body)?, &mut buf);
/// assert_eq!(buf, body);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn write_remote(error: &RemoteError, buf: &mut Vec<u8>) {
    let details = Details::typed(error);
    json::render(buf, |json| write_body(error, &details, json));
}

fn write_body(error: &RemoteError, details: &Details<'_>, json: &mut Json<'_>) {
    let code = error.grpc_code.or(error.http_status.map(Code::from_http_status));
    let code = code.unwrap_or(Code::Internal);
    json.raw(r#"{"error":{"code":"#);
    json.number(error.http_status.unwrap_or(code.http_status()).into());
    json.raw(r#","message":""#);
    json.string(&error.message, json.cut.message);
    json.raw(r#"","status":""#);
    json.raw(code.as_str());
    json.raw(r#"""#);
    json.unless_empty(|json| {
        json.raw(r#","details":"#);
        details.write(json)
    });
    json.raw("}}");
}
