//! Writes a peer's error again.

use alloc::vec::Vec;

use crate::formats::problem::encode::Problem;
use crate::formats::relay::json::{Kept, with_view};
use crate::read::remote::RemoteError;
use crate::write::json::render_view;

/// Appends a problem details object with a peer's error as it came: for a proxy, whose own error
/// it is not. Anyone else declares a variant of their own.
///
/// What is written is what [`write`](crate::problem::write) would have written, in the order and within
/// the bounds that it has, with the members of [`other`](crate::RemoteErrorParts::other) at the end; keys, the
/// reason and the domain are not cut. Without an HTTP status it is that of the canonical code, or
/// 500. Of `other`, details and what came as protobuf are left out, and each member that would say
/// what the peer did not say by it, such as a `type` in AIP-193 or a `reason` in JSON-RPC's `data`.
///
/// # Examples
///
/// ```
/// use wire_error::problem;
///
/// let body = br#"{"type":"about:blank","title":"Conflict","status":409,"detail":"no","balance":3}"#;
/// let mut buf = Vec::new();
/// problem::write_remote(&problem::decode(409, body)?, &mut buf);
/// assert_eq!(buf, body);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn write_remote(error: &RemoteError, buf: &mut Vec<u8>) {
    with_view(error, Kept::Members, &mut |view| {
        render_view(view, buf, &Problem);
    });
}
