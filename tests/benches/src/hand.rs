//! The same error, by a writer for this one error alone: the practical limit.
//!
//! The constant parts are one piece each, a text that stands twice is escaped once, and the escapes are
//! this project's, found as it finds them: a register at a time.

use std::hint::black_box;
use std::ops::Range;
use std::rc::Rc;

use crate::Case;
use crate::rows::{
    AIP193_1_KEY, AIP193_4_KEYS, AIP193_16, AIP193_DISPLAY, GRPC_16, ID, JSONRPC_1_KEY,
    JSONRPC_4_KEYS, JSONRPC_16, JSONRPC_64K, JSONRPC_256, JSONRPC_ESCAPES, JSONRPC_VEC, NUMBER,
    PROBLEM_1_KEY, PROBLEM_4_KEYS, PROBLEM_16, PROBLEM_DISPLAY, escapes, plain,
};

pub const WHO: &str = "hand-tuned";

pub fn cases() -> Vec<Case> {
    let mut cases = vec![];
    for (row, text) in [
        (JSONRPC_16, plain(16)),
        (JSONRPC_256, plain(256)),
        (JSONRPC_64K, plain(64 << 10)),
        (JSONRPC_ESCAPES, escapes(256)),
    ] {
        cases.push(Case::into_buffer(row, WHO, move |buf| {
            jsonrpc(black_box(ID), black_box(&text), buf);
        }));
    }
    let text: Rc<str> = plain(16).into();
    let [one, two, three, four] = std::array::from_fn(|_| text.clone());
    cases.extend([
        Case::returned(JSONRPC_VEC, WHO, move || {
            let mut buf = Vec::with_capacity(512);
            jsonrpc(black_box(ID), black_box(&one), &mut buf);
            buf
        }),
        Case::into_buffer(AIP193_16, WHO, move |buf| aip193(black_box(&two), buf)),
        Case::into_buffer(AIP193_DISPLAY, WHO, |buf| aip193_number(black_box(NUMBER), buf)),
        Case::into_buffer(PROBLEM_16, WHO, move |buf| problem(black_box(&three), buf)),
        Case::into_buffer(PROBLEM_DISPLAY, WHO, |buf| problem_number(black_box(NUMBER), buf)),
        Case::into_buffer(GRPC_16, WHO, move |buf| grpc(black_box(&four), buf)),
    ]);
    let [one, two, three] = std::array::from_fn(|_| text.clone());
    cases.extend([
        Case::into_buffer(JSONRPC_1_KEY, WHO, move |buf| {
            jsonrpc_one(black_box(ID), black_box(&one), buf);
        }),
        Case::into_buffer(AIP193_1_KEY, WHO, move |buf| aip193_one(black_box(&two), buf)),
        Case::into_buffer(PROBLEM_1_KEY, WHO, move |buf| problem_one(black_box(&three), buf)),
    ]);
    let [one, two, three] = std::array::from_fn(|_| Conflict::new(&text));
    cases.extend([
        Case::into_buffer(JSONRPC_4_KEYS, WHO, move |buf| {
            jsonrpc_four(black_box(ID), black_box(&one), buf);
        }),
        Case::into_buffer(AIP193_4_KEYS, WHO, move |buf| aip193_four(black_box(&two), buf)),
        Case::into_buffer(PROBLEM_4_KEYS, WHO, move |buf| problem_four(black_box(&three), buf)),
    ]);
    cases
}

/// What the error with four metadata keys holds.
struct Conflict {
    task_id: Rc<str>,
    context_id: Rc<str>,
    holder: Rc<str>,
    version: u64,
}

impl Conflict {
    fn new(text: &Rc<str>) -> Self {
        let [task_id, context_id, holder] = std::array::from_fn(|_| text.clone());
        Self { task_id, context_id, holder, version: NUMBER }
    }
}

fn jsonrpc_one(id: i64, task_id: &str, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    number(id.unsigned_abs(), buf);
    buf.extend_from_slice(br#","error":{"code":-32001,"message":"Task not found: "#);
    let escaped = escape(task_id, buf);
    buf.extend_from_slice(
        br#"","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org","metadata":{"task_id":""#,
    );
    buf.extend_from_within(escaped);
    buf.extend_from_slice(br#""}}]}}"#);
}

fn aip193_one(task_id: &str, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"error":{"code":404,"message":"Task not found: "#);
    let escaped = escape(task_id, buf);
    buf.extend_from_slice(
        br#"","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org","metadata":{"task_id":""#,
    );
    buf.extend_from_within(escaped);
    buf.extend_from_slice(br#""}}]}}"#);
}

fn problem_one(task_id: &str, buf: &mut Vec<u8>) {
    buf.extend_from_slice(
        br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"Task not found: "#,
    );
    let escaped = escape(task_id, buf);
    buf.extend_from_slice(
        br#"","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org","metadata":{"task_id":""#,
    );
    buf.extend_from_within(escaped);
    buf.extend_from_slice(br#""}}"#);
}

fn jsonrpc_four(id: i64, conflict: &Conflict, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    number(id.unsigned_abs(), buf);
    buf.extend_from_slice(br#","error":{"code":-32002,"message":"Task not found: "#);
    let escaped = escape(&conflict.task_id, buf);
    buf.extend_from_slice(
        br#"","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_CONFLICT","domain":"a2a-protocol.org","metadata":{"task_id":""#,
    );
    four_keys(escaped, conflict, buf);
    buf.extend_from_slice(br#""}}]}}"#);
}

fn aip193_four(conflict: &Conflict, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"error":{"code":409,"message":"Task not found: "#);
    let escaped = escape(&conflict.task_id, buf);
    buf.extend_from_slice(
        br#"","status":"ABORTED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_CONFLICT","domain":"a2a-protocol.org","metadata":{"task_id":""#,
    );
    four_keys(escaped, conflict, buf);
    buf.extend_from_slice(br#""}}]}}"#);
}

fn problem_four(conflict: &Conflict, buf: &mut Vec<u8>) {
    buf.extend_from_slice(
        br#"{"type":"about:blank","title":"Conflict","status":409,"detail":"Task not found: "#,
    );
    let escaped = escape(&conflict.task_id, buf);
    buf.extend_from_slice(
        br#"","reason":"TASK_CONFLICT","domain":"a2a-protocol.org","metadata":{"task_id":""#,
    );
    four_keys(escaped, conflict, buf);
    buf.extend_from_slice(br#""}}"#);
}

/// From the first value, which stands in the message too, to the last.
fn four_keys(task_id: Range<usize>, conflict: &Conflict, buf: &mut Vec<u8>) {
    buf.extend_from_within(task_id);
    buf.extend_from_slice(br#"","context_id":""#);
    escape(&conflict.context_id, buf);
    buf.extend_from_slice(br#"","holder":""#);
    escape(&conflict.holder, buf);
    buf.extend_from_slice(br#"","version":""#);
    number(conflict.version, buf);
}

fn jsonrpc(id: i64, task_id: &str, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    number(id.unsigned_abs(), buf);
    buf.extend_from_slice(br#","error":{"code":-32001,"message":"Task not found: "#);
    escape(task_id, buf);
    buf.extend_from_slice(
        br#"","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}]}}"#,
    );
}

fn aip193(task_id: &str, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"error":{"code":404,"message":"Task not found: "#);
    escape(task_id, buf);
    buf.extend_from_slice(
        br#"","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}]}}"#,
    );
}

fn aip193_number(task: u64, buf: &mut Vec<u8>) {
    buf.extend_from_slice(br#"{"error":{"code":404,"message":"Task "#);
    number(task, buf);
    buf.extend_from_slice(
        br#" not found","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NUMBER_NOT_FOUND","domain":"a2a-protocol.org"}]}}"#,
    );
}

fn problem(task_id: &str, buf: &mut Vec<u8>) {
    buf.extend_from_slice(
        br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"Task not found: "#,
    );
    escape(task_id, buf);
    buf.extend_from_slice(br#"","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}"#);
}

fn problem_number(task: u64, buf: &mut Vec<u8>) {
    buf.extend_from_slice(
        br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"Task "#,
    );
    number(task, buf);
    buf.extend_from_slice(
        br#" not found","reason":"NUMBER_NOT_FOUND","domain":"a2a-protocol.org"}"#,
    );
}

/// A `google.rpc.Status`, of a message under 128 bytes.
fn grpc(task_id: &str, buf: &mut Vec<u8>) {
    let len = u8::try_from(16 + task_id.len()).expect("a short field");
    buf.extend_from_slice(&[0x08, 5, 0x12, len]);
    buf.extend_from_slice(b"Task not found: ");
    buf.extend_from_slice(task_id.as_bytes());
    buf.extend_from_slice(
        b"\x1A\x4E\x0A\x28type.googleapis.com/google.rpc.ErrorInfo\
          \x12\x22\x0A\x0ETASK_NOT_FOUND\x12\x10a2a-protocol.org",
    );
}

fn number(number: u64, buf: &mut Vec<u8>) {
    if let Ok(digit @ 0..10) = u8::try_from(number) {
        return buf.push(b'0' + digit);
    }
    let mut digits = [0; 20];
    let mut start = digits.len();
    let mut rest = number;
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    buf.extend_from_slice(&digits[start..]);
}

/// Appends the inside of a string, and says where it stands.
#[inline]
fn escape(text: &str, buf: &mut Vec<u8>) -> Range<usize> {
    let start = buf.len();
    let bytes = text.as_bytes();
    let is_plain = match bytes.len() {
        0..8 => !bytes.iter().any(|&byte| is_special(byte)),
        8..=16 => !has_special(&halves::<16>(bytes)),
        17..=32 => !has_special(&halves::<32>(bytes)),
        _ => {
            let (blocks, _) = bytes.as_chunks::<32>();
            let last = bytes.last_chunk::<32>();
            !blocks.iter().chain(last).any(has_special)
        }
    };
    if is_plain {
        buf.extend_from_slice(bytes);
    } else {
        escape_each(text, buf);
    }
    start..buf.len()
}

/// A text of `N` bytes or less as `N`: as much from its start as from its end, which may overlap.
fn halves<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut block = [0; N];
    block[..N / 2].copy_from_slice(&bytes[..N / 2]);
    block[N / 2..].copy_from_slice(&bytes[bytes.len() - N / 2..]);
    block
}

fn has_special<const N: usize>(block: &[u8; N]) -> bool {
    block.iter().fold(false, |any, &byte| any | is_special(byte))
}

fn is_special(byte: u8) -> bool {
    let min = |a: u8, b: u8| if a < b { a } else { b };
    let (control, quote) = (byte.saturating_sub(0x1F), min(byte ^ b'"', byte ^ b'\\'));
    min(control, min(quote, min(byte ^ 0x7F, (byte | 0x20) ^ 0xE2))) == 0
}

#[inline(never)]
fn escape_each(text: &str, buf: &mut Vec<u8>) {
    let mut start = 0;
    for (at, char) in text.char_indices() {
        let short = match char {
            '"' | '\\' => char as u8,
            '\n' => b'n',
            '\r' => b'r',
            '\t' => b't',
            '\u{8}' => b'b',
            '\u{c}' => b'f',
            '\0'..' ' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => 0,
            _ => continue,
        };
        buf.extend_from_slice(&text.as_bytes()[start..at]);
        if short == 0 {
            buf.extend_from_slice(format!("\\u{:04x}", u32::from(char)).as_bytes());
        } else {
            buf.extend_from_slice(&[b'\\', short]);
        }
        start = at + char.len_utf8();
    }
    buf.extend_from_slice(&text.as_bytes()[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors::{A2aError, conflict, keyed, not_found};

    fn written(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut buf = vec![];
        write(&mut buf);
        String::from_utf8(buf).unwrap()
    }

    #[test]
    fn by_hand_the_bytes_are_the_same() {
        for text in [plain(16), plain(256), escapes(256), "\n\u{85}é\u{2028}".into()] {
            let error = not_found(text.clone());
            assert_eq!(
                written(|buf| jsonrpc(ID, &text, buf)),
                written(|buf| wire_error::jsonrpc::write(ID, &error, buf)),
            );
            assert_eq!(
                written(|buf| aip193(&text, buf)),
                written(|buf| wire_error::aip193::write(&error, buf)),
            );
            assert_eq!(
                written(|buf| problem(&text, buf)),
                written(|buf| wire_error::problem::write(&error, buf)),
            );
        }
        for text in [plain(16), escapes(256)] {
            let error = keyed(text.clone());
            let ours = wire_error::jsonrpc::to_vec(ID, &error);
            assert_eq!(written(|buf| jsonrpc_one(ID, &text, buf)).as_bytes(), ours);
            let ours = wire_error::aip193::to_vec(&error);
            assert_eq!(written(|buf| aip193_one(&text, buf)).as_bytes(), ours);
            let ours = wire_error::problem::to_vec(&error);
            assert_eq!(written(|buf| problem_one(&text, buf)).as_bytes(), ours);
            let (error, by_hand) = (conflict(&text, NUMBER), Conflict::new(&text.into()));
            let ours = wire_error::jsonrpc::to_vec(ID, &error);
            assert_eq!(written(|buf| jsonrpc_four(ID, &by_hand, buf)).as_bytes(), ours);
            let ours = wire_error::aip193::to_vec(&error);
            assert_eq!(written(|buf| aip193_four(&by_hand, buf)).as_bytes(), ours);
            let ours = wire_error::problem::to_vec(&error);
            assert_eq!(written(|buf| problem_four(&by_hand, buf)).as_bytes(), ours);
        }
        let number = A2aError::NumberNotFound { number: NUMBER };
        assert_eq!(
            written(|buf| aip193_number(NUMBER, buf)),
            written(|buf| wire_error::aip193::write(&number, buf)),
        );
        assert_eq!(
            written(|buf| problem_number(NUMBER, buf)),
            written(|buf| wire_error::problem::write(&number, buf)),
        );
        assert_eq!(
            written(|buf| grpc(&plain(16), buf)),
            written(|buf| wire_error::grpc::write(&not_found(plain(16)), buf)),
        );
    }
}
