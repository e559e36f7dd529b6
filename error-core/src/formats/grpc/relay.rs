//! Writes a peer's error again.

use alloc::vec::Vec;

use super::encode::render;
use crate::formats::relay::proto::with_view;
use crate::read::remote::RemoteError;

/// Appends an encoded `google.rpc.Status` with a peer's error as it came: for a proxy, whose own
/// error it is not. Anyone else declares a variant of their own.
///
/// What is written is what [`write`](super::write) would have written, in the order and within
/// the bounds that it has, with [`other`](crate::RemoteErrorParts::other) at the end, which is the first to be
/// left out. Without a canonical code it is that of the HTTP status, or `INTERNAL`. What came as
/// JSON and is not modelled is left out.
///
/// # Examples
///
/// ```
/// use wire_error::grpc;
///
/// let status = b"\x08\x05\x12\x0cno such task";
/// let mut buf = Vec::new();
/// grpc::write_remote(&grpc::decode(status)?, &mut buf);
/// assert_eq!(buf, status);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn write_remote(error: &RemoteError, buf: &mut Vec<u8>) {
    with_view(error, &mut |view| {
        render(view, buf);
    });
}
