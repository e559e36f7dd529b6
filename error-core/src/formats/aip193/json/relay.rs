//! Writes a peer's error again.

use alloc::vec::Vec;

use crate::formats::aip193::encode::Aip193;
use crate::formats::relay::json::{Kept, with_view};
use crate::read::remote::RemoteError;
use crate::write::json::render_view;

/// Appends a body with a peer's error as it came: for a proxy, whose own error it is not. Anyone
/// else declares a variant of their own.
///
/// What is written is what [`write`](crate::aip193::write) would have written, in the order and within
/// the bounds that it has, with [`other`](crate::RemoteErrorParts::other) at the end; keys, the reason and the
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
    with_view(error, Kept::TypedJson, &mut |view| {
        render_view(view, buf, &Aip193);
    });
}
