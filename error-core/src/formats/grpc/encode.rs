//! Writes a `google.rpc.Status`.

use alloc::vec::Vec;
use core::time::Duration;

use crate::details;
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::read::fields::{Fields, Value};
use crate::view::cut::Cut;
use crate::view::metadata;
use crate::view::resolve::with_view;
use crate::view::room;
use crate::view::view::View;
use crate::write::proto::Proto;
use crate::{Code, ErrorSpec};

/// The base64 of the status, the percent-encoded message and the pushback are shorter, together.
const MAX_HEADERS: usize = 7 << 10;

/// What the header with the retry pushback takes.
const PUSHBACK: usize = "grpc-retry-pushback-ms".len() + "2147483647".len();

/// No status is longer: base64 makes four bytes of three.
const MAX_STATUS: usize = MAX_HEADERS / 4 * 3;

/// A status that is shorter fits, though it were nothing but a message to escape: three bytes in
/// the one header and four thirds in the other of each byte.
const SHORT: usize = (MAX_HEADERS - PUSHBACK) * 3 / 13;

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
    write_error(&err.into(), buf);
}

/// The same, and what was left out.
pub(crate) fn write_error(error: &Disclosed<'_>, buf: &mut Vec<u8>) -> LeftOut {
    let mut left_out = LeftOut::NOTHING;
    with_view(error, |view| left_out = render(view, buf));
    left_out
}

/// The same of a view, cut until it fits.
pub(super) fn render(view: &View<'_>, buf: &mut Vec<u8>) -> LeftOut {
    let start = buf.len();
    let left_out = write_status(view, start, buf);
    if buf.len() - start < SHORT || fits(&buf[start..]) {
        return left_out;
    }
    render_cut(view, start, buf)
}

/// The same, of a status that does not fit whole. A reason or a domain that is too long to be any goes
/// where nothing else helps.
#[cold]
fn render_cut(view: &View<'_>, start: usize, buf: &mut Vec<u8>) -> LeftOut {
    let (left_out, is_short) = cut_to_fit(view, start, buf);
    if is_short {
        return left_out;
    }
    let facts = &room::facts_with_room(view.facts, room::GRPC);
    let (mut left_out, _) = cut_to_fit(&View { facts, ..*view }, start, buf);
    left_out.add(LeftOut::ERROR_INFO, facts.reason != view.facts.reason);
    left_out
}

/// Writes the status with the least cut that fits. Says what was left out, and whether one fits.
fn cut_to_fit(view: &View<'_>, start: usize, buf: &mut Vec<u8>) -> (LeftOut, bool) {
    let mut attempt = |cut: &Cut| {
        buf.truncate(start);
        let left_out = write_status(&view.with_cut(cut), start, buf);
        (left_out, fits(&buf[start..]))
    };
    let cut = Cut::to_fit(&metadata::lengths(view), &mut |cut| attempt(cut).1);
    let (mut left_out, fits) = attempt(&cut);
    view.add_left_out(&cut, &mut left_out);
    (left_out, fits)
}

fn write_status(view: &View<'_>, start: usize, buf: &mut Vec<u8>) -> LeftOut {
    let mut proto = Proto::new(buf, start + MAX_STATUS);
    proto.number(1, view.grpc_code().number().unsigned_abs().into());
    proto.public_message(2, view);
    details::write_all_proto(view, &mut proto);
    proto.left_out
}

/// The message of a status.
pub(crate) fn message(status: &[u8]) -> &[u8] {
    let message = Fields::of(status).flatten().find_map(|field| match field {
        (2, Value::Bytes(message)) => Some(message),
        _ => None,
    });
    message.unwrap_or_default()
}

/// Whether the headers of the status are short enough.
fn fits(status: &[u8]) -> bool {
    let base64 = status.len().div_ceil(3) * 4;
    base64 + percent_encoded_len(message(status)) + PUSHBACK < MAX_HEADERS
}

/// The length of `grpc-message`, where a peer escapes all that any peer does.
fn percent_encoded_len(message: &[u8]) -> usize {
    let is_plain = |byte: &&u8| byte.is_ascii_graphic() && !b"\"#%<>?`{}".contains(byte);
    message.len() * 3 - message.iter().filter(is_plain).count() * 2
}

/// How long a retry policy is to wait (gRFC A6), in milliseconds: a negative number is never. Where
/// it says nothing, the policy waits as it likes; where it says something, grpc-java retries
/// whatever the code.
pub(crate) fn pushback(spec: &ErrorSpec, delay: Option<Duration>) -> Option<i32> {
    match delay {
        _ if !spec.retryable() => (spec.grpc_code() == Code::Unavailable).then_some(-1),
        Some(delay) => {
            Some(i32::try_from(delay.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX))
        }
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use core::fmt;

    use super::*;
    use crate::Disclose;

    #[derive(Debug)]
    struct ByHand(ErrorSpec);

    impl fmt::Display for ByHand {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("by hand")
        }
    }

    impl core::error::Error for ByHand {}

    impl Disclose for ByHand {
        fn record(&self) -> &ErrorSpec {
            &self.0
        }
    }

    #[test]
    fn it_is_known_what_was_left_out() {
        let spec = ErrorSpec::new("ByHand").with_message("m");
        let long = "X".repeat(6000).leak();
        for (spec, expected) in [
            (spec.with_reason("shop.example", "X"), &[][..]),
            (spec.with_help(long), &["help"]),
            (spec.with_message(long).with_reason("shop.example", "X"), &["message"]),
            (spec.with_reason("shop.example", long), &["error_info"]),
            (spec.with_reason(long, "X").with_message(long), &["message", "error_info"]),
        ] {
            let left_out = write_error(&Disclosed::new(&ByHand(spec)), &mut Vec::new());
            assert_eq!(left_out.names().collect::<Vec<_>>(), expected);
        }
    }
}
