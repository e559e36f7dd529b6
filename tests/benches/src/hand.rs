//! The same error, by a writer for this one error alone: the practical limit.
//!
//! The constant parts are one piece each, the escapes are this project's, found as it finds them:
//! sixteen bytes at a time.

use std::hint::black_box;
use std::rc::Rc;

use crate::Case;
use crate::rows::{
    AIP193_16, AIP193_DISPLAY, GRPC_16, ID, JSONRPC_16, JSONRPC_64K, JSONRPC_256, JSONRPC_ESCAPES,
    JSONRPC_VEC, NUMBER, PROBLEM_16, PROBLEM_DISPLAY, escapes, plain,
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
    cases
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

fn escape(text: &str, buf: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let (blocks, rest) = bytes.as_chunks::<16>();
    let special = |byte: &u8| {
        (*byte < 0x20)
            | (*byte == b'"')
            | (*byte == b'\\')
            | (*byte == 0x7F)
            | (*byte | 0x20 == 0xE2)
    };
    let any = |block: &[u8; 16]| block.iter().fold(false, |any, byte| any | special(byte));
    if !blocks.iter().any(any) && !rest.iter().any(special) {
        buf.extend_from_slice(bytes);
    } else {
        escape_each(text, buf);
    }
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
    use crate::errors::{A2aError, not_found};

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
