//! Writes a peer's error again.

use alloc::vec::Vec;

use super::Id;
use super::encode::Response;
use crate::formats::relay::{self, Kept};
use crate::read::remote::RemoteError;
use crate::write::json::render_view;

/// Appends a whole response with a peer's error as it came: for a proxy, whose own error it is
/// not. Anyone else declares a variant of their own.
///
/// What is written is what [`write`](super::write) would have written, in the order and within
/// the bounds that it has, with [`other`](crate::RemoteErrorParts::other) at the end; keys, the reason and the
/// domain are not cut. Without a [`code`](crate::RemoteErrorParts::code) it is that of the canonical code,
/// or -32603. What came as protobuf and is not modelled is left out.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc;
///
/// let body = br#"{"jsonrpc":"2.0","id":2,"error":{"code":7,"message":"no","data":{"kind":"K"}}}"#;
/// let mut buf = Vec::new();
/// jsonrpc::write_remote(2, &jsonrpc::decode(body)?, &mut buf);
/// assert_eq!(buf, body);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn write_remote<'a>(id: impl Into<Id<'a>>, error: &RemoteError, buf: &mut Vec<u8>) {
    let id = id.into();
    relay::with_view(error, Kept::Json, &mut |view| {
        render_view(view, buf, &Response(id));
    });
}
