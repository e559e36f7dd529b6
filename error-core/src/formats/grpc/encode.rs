//! Writes a `google.rpc.Status`.

use alloc::vec::Vec;
use core::ops::Range;

use super::Proto;
use crate::cut::Cut;
use crate::text::Rollback;
use crate::{Code, Disclosed, details};

/// The base64 of the status and the percent-encoded message are shorter, together.
const MAX_HEADERS: usize = 7 << 10;

/// No status is longer: base64 makes four bytes of three.
const MAX_STATUS: usize = MAX_HEADERS / 4 * 3;

/// A status that is shorter fits, though it were nothing but a message to escape: three bytes in
/// the one header and four thirds in the other of each of its own.
const SHORT: usize = MAX_HEADERS * 3 / 13;

const WHOLE: Cut = Cut::of_each(MAX_STATUS);

/// An encoded `google.rpc.Status`, as [`write()`] writes it.
pub fn to_vec<'a>(err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(err, &mut buf);
    buf
}

/// Appends an encoded `google.rpc.Status`: `code`, `message` and `details`.
///
/// One error is always the same bytes. Their base64 and the percent-encoded message together are
/// shorter than 7,168 bytes; what is cut for it, is said [above](super). Where a `Display` fails,
/// its text is left out; where one panics, the buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, grpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// let mut buf = Vec::new();
/// grpc::write(&TaskNotFound, &mut buf);
/// assert_eq!(buf, b"\x08\x05\x12\x0cno such task");
/// ```
pub fn write<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    encode(err.into(), buf);
}

/// Appends the status, and says where in `buf` its message stands.
pub(crate) fn encode(error: Disclosed<'_>, buf: &mut Vec<u8>) -> Range<usize> {
    render(buf, |proto| write_status(&error, proto))
}

/// Appends what `layout` writes, cut until it fits. `layout` says where the message stands.
pub(super) fn render(
    buf: &mut Vec<u8>,
    layout: impl Fn(&mut Proto<'_>) -> Range<usize>,
) -> Range<usize> {
    let start = buf.len();
    let rollback = Rollback::of(buf);
    let mut message = layout(&mut Proto::new(rollback.buf, start + MAX_STATUS, &WHOLE));
    if rollback.buf.len() - start >= SHORT && !fits(rollback.buf, start, &message) {
        message = cut(rollback.buf, start, &layout);
    }
    rollback.keep();
    message
}

/// The same, of a status that does not fit whole.
#[cold]
fn cut(
    buf: &mut Vec<u8>,
    start: usize,
    layout: &dyn Fn(&mut Proto<'_>) -> Range<usize>,
) -> Range<usize> {
    let mut message = start..start;
    let mut attempt = |cut: &Cut| {
        buf.truncate(start);
        message = layout(&mut Proto::new(buf, start + MAX_STATUS, cut));
        fits(buf, start, &message)
    };
    let cut = WHOLE.to_fit(&mut attempt);
    attempt(&cut);
    message
}

fn write_status(error: &Disclosed<'_>, proto: &mut Proto<'_>) -> Range<usize> {
    let message = write_message(error.spec().grpc_code, proto, |proto| {
        let mut left = proto.cut.message;
        error.visit_message(&mut |piece| {
            let _ = proto.text(piece, &mut left);
        });
    });
    details::write_all_proto(error, proto);
    message
}

/// Writes the code and the message, and says where the message stands.
pub(super) fn write_message(
    code: Code,
    proto: &mut Proto<'_>,
    write: impl FnOnce(&mut Proto<'_>),
) -> Range<usize> {
    proto.number(1, code.number().unsigned_abs().into());
    proto.pieces(2, write)
}

/// Whether the headers of the status from `start` are short enough.
fn fits(buf: &[u8], start: usize, message: &Range<usize>) -> bool {
    let base64 = (buf.len() - start).div_ceil(3) * 4;
    base64 + percent_encoded_len(&buf[message.clone()]) < MAX_HEADERS
}

/// The length of `grpc-message`, where a peer escapes all that any peer does.
fn percent_encoded_len(message: &[u8]) -> usize {
    let is_plain = |byte: &&u8| byte.is_ascii_graphic() && !b"\"#%<>?`{}".contains(byte);
    message.len() * 3 - message.iter().filter(is_plain).count() * 2
}
