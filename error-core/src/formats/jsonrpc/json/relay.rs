//! Writes a peer's error again.

use alloc::boxed::Box;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::formats::jsonrpc::Id;
use crate::formats::jsonrpc::encode::{Response, write_error_object};
use crate::formats::relay::json::{Kept, with_view};
use crate::read::remote::RemoteError;
use crate::write::json::render_view;

/// Appends a whole response with a peer's error as it came: for a proxy, whose own error it is
/// not. Anyone else declares a variant of their own.
///
/// What is written is what [`write`](crate::jsonrpc::write) would have written, in the order and within
/// the bounds that it has, with [`other`](crate::RemoteErrorParts::other) at the end; keys, the reason and the
/// domain are not cut. Without a [`code`](crate::RemoteErrorParts::code) it is that of the canonical code,
/// or -32603. Left out is what came as protobuf and is not modelled, and what stood beside JSON-RPC's own
/// `data`.
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
    with_view(error, Kept::Json, &mut |view| {
        render_view(view, buf, &Response(id));
    });
}

/// The details that a peer sent as `data`, as they are written again. A delay alone may have come with
/// the headers.
pub(crate) fn typed_data(error: &RemoteError) -> Option<Box<RawValue>> {
    #[derive(Deserialize)]
    struct Object {
        data: Option<Box<RawValue>>,
    }

    let said = |error: &RemoteError| {
        let mut object = Vec::new();
        with_view(error, Kept::TypedJson, &mut |view| {
            render_view(view, &mut object, &write_error_object);
        });
        serde_json::from_slice::<Object>(&object).ok()?.data
    };
    if error.http_status.is_some() && error.retry_after.is_some() {
        let mut without = error.clone();
        without.retry_after = None;
        said(&without)?;
    }
    said(error)
}
