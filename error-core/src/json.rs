//! Writes JSON into the caller's buffer: escapes, and keeps within bounds.

use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::Text;
use crate::cut::Cut;
use crate::text::{self, Rollback, cut_at};

/// No body is longer. The decoders refuse what is.
pub(crate) const MAX_BODY: usize = 1 << 20;

/// Appends what `layout` writes to `buf`, cut until it is shorter than [`MAX_BODY`].
///
/// Where `layout` unwinds, `buf` is as it was.
pub(crate) fn render(buf: &mut Vec<u8>, layout: impl Fn(&mut Json<'_>)) {
    let start = buf.len();
    let rollback = Rollback::of(buf);
    let mut attempt = |cut: &Cut| {
        rollback.buf.truncate(start);
        layout(&mut Json { buf: rollback.buf, end: start + MAX_BODY, cut });
        rollback.buf.len() - start < MAX_BODY
    };
    if !attempt(&Cut::WHOLE) {
        let cut = Cut::WHOLE.to_fit(&mut attempt);
        attempt(&cut);
    }
    rollback.keep();
}

/// The buffer of a renderer, and what must be left out of it.
pub(crate) struct Json<'b> {
    buf: &'b mut Vec<u8>,
    end: usize,
    pub(crate) cut: &'b Cut,
}

impl Json<'_> {
    /// Writes JSON as it stands.
    #[inline]
    pub(crate) fn raw(&mut self, json: &str) {
        self.buf.extend_from_slice(json.as_bytes());
    }

    /// Writes a number.
    #[inline]
    pub(crate) fn number(&mut self, number: i64) {
        push_decimal(self.buf, number);
    }

    /// Writes a value by its `Display`, which must be JSON.
    pub(crate) fn display(&mut self, value: impl fmt::Display) {
        write!(Raw(self.buf), "{value}").expect("a number formats and a Vec grows");
    }

    /// Writes the inside of a string, at most `limit` bytes of it.
    #[inline]
    pub(crate) fn string(&mut self, text: &str, limit: usize) {
        push_escaped(self.buf, cut_at(text, limit));
    }

    /// Writes the inside of a string, at most `left` bytes of it, and takes them off `left`.
    ///
    /// # Errors
    ///
    /// Where the `Display` of `text` fails, nothing is written.
    #[inline]
    pub(crate) fn text(&mut self, text: Text<'_>, left: &mut usize) -> fmt::Result {
        text::push(self.buf, text, left, push_escaped)
    }

    /// Whether so much is written that it does not fit, whatever follows.
    pub(crate) fn is_full(&self) -> bool {
        self.buf.len() >= self.end
    }

    /// Runs `write`; where it returns `false`, what it wrote is taken back.
    pub(crate) fn unless_empty(&mut self, write: impl FnOnce(&mut Self) -> bool) -> bool {
        let start = self.buf.len();
        let written = write(self);
        if !written {
            self.buf.truncate(start);
        }
        written
    }

    /// Writes `,"name":"text"`, if there is a text.
    #[cfg(feature = "json")]
    pub(crate) fn member(&mut self, name: &str, text: Option<&str>) {
        let Some(text) = text else { return };
        self.raw(",\"");
        self.raw(name);
        self.raw("\":\"");
        self.string(text, usize::MAX);
        self.raw("\"");
    }

    /// Writes JSON that a peer wrote, on one line.
    #[cfg(feature = "json")]
    pub(crate) fn foreign(&mut self, json: &str) {
        for (at, run) in json.split(['\n', '\r', '\t']).enumerate() {
            if at > 0 {
                self.raw(" "); // in JSON these stand between tokens only
            }
            push_json(self.buf, run.as_bytes());
        }
    }

    /// Appends what a `Serialize` made.
    #[cfg(feature = "json")]
    pub(crate) fn data(&mut self, data: &dyn crate::jsonrpc::Data) -> bool {
        data.write(self.buf)
    }
}

/// Writes text as it is.
struct Raw<'b>(&'b mut Vec<u8>);

impl fmt::Write for Raw<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Writes `number` in decimal.
#[inline]
fn push_decimal(buf: &mut Vec<u8>, number: i64) {
    let mut digits = [0; 20];
    let mut start = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        start -= 1;
        digits[start] = b'-';
    }
    buf.extend_from_slice(&digits[start..]);
}

/// Text is looked at so many bytes at a time: what a vector register holds.
const BLOCK: usize = 16;

/// Writes the inside of a JSON string (RFC 8259, section 7).
///
/// Beside what must be escaped, U+007F to U+009F, U+2028 and U+2029 are: a line reader, as
/// of server-sent events, may take some of them for the end of a line.
#[inline]
pub(crate) fn push_escaped(buf: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        buf.extend_from_slice(bytes);
    } else {
        push_escapes(buf, bytes);
    }
}

/// Whether no byte can need an escape. Looks at no more than the first 64 bytes of a long text.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    match bytes.len() {
        0..8 => !bytes.iter().any(|&byte| is_special(byte)),
        8..BLOCK => !has_special::<8>(bytes.first_chunk()) && !has_special::<8>(bytes.last_chunk()),
        BLOCK..=64 => {
            bytes.chunks_exact(BLOCK).all(|block| !has_special::<BLOCK>(block.first_chunk()))
                && !has_special::<BLOCK>(bytes.last_chunk())
        }
        _ => false,
    }
}

/// Whether a byte is, or starts, a character that may need an escape.
#[inline]
fn is_special(byte: u8) -> bool {
    // U+0080 to U+009F start with 0xC2, U+2028 and U+2029 with 0xE2: they differ in 0x20.
    (byte < 0x20) | (byte == b'"') | (byte == b'\\') | (byte == 0x7F) | (byte | 0x20 == 0xE2)
}

#[inline]
fn has_special<const N: usize>(block: Option<&[u8; N]>) -> bool {
    // Without a branch, so that the compiler compares all bytes at once.
    block.is_some_and(|block| block.iter().fold(false, |special, &byte| special | is_special(byte)))
}

#[inline(never)]
fn push_escapes(buf: &mut Vec<u8>, bytes: &[u8]) {
    let mut start = 0; // of what is not yet written
    let mut at = 0;
    while at < bytes.len() {
        if !has_special::<BLOCK>(bytes[at..].first_chunk()) && bytes.len() - at >= BLOCK {
            at += BLOCK;
            continue;
        }
        let end = bytes.len().min(at + BLOCK);
        while at < end {
            let byte = bytes[at];
            if !is_special(byte) {
                at += 1;
                continue;
            }
            let Some((escape, len)) = escape(&bytes[at..]) else {
                at += 1;
                continue;
            };
            buf.extend_from_slice(&bytes[start..at]);
            buf.extend_from_slice(escape.as_bytes());
            at += len;
            start = at;
        }
    }
    buf.extend_from_slice(&bytes[start..]);
}

/// The escape of the character that `bytes` starts with, if it needs one, and its length.
#[inline]
fn escape(bytes: &[u8]) -> Option<(Escape, usize)> {
    match *bytes {
        [b'"', ..] => Some((Escape::short(b'"'), 1)),
        [b'\\', ..] => Some((Escape::short(b'\\'), 1)),
        [0x08, ..] => Some((Escape::short(b'b'), 1)),
        [0x09, ..] => Some((Escape::short(b't'), 1)),
        [0x0A, ..] => Some((Escape::short(b'n'), 1)),
        [0x0C, ..] => Some((Escape::short(b'f'), 1)),
        [0x0D, ..] => Some((Escape::short(b'r'), 1)),
        [byte @ (0..0x20 | 0x7F), ..] => Some((Escape::unicode(byte.into()), 1)),
        [0xC2, byte @ 0x80..=0x9F, ..] => Some((Escape::unicode(byte.into()), 2)),
        [0xE2, 0x80, byte @ (0xA8 | 0xA9), ..] => {
            Some((Escape::unicode(0x2000 | u16::from(byte & 0x3F)), 3))
        }
        _ => None,
    }
}

/// `\n` or `\u2028`.
struct Escape {
    bytes: [u8; 6],
    len: usize,
}

impl Escape {
    #[inline]
    fn short(letter: u8) -> Self {
        Self { bytes: [b'\\', letter, 0, 0, 0, 0], len: 2 }
    }

    #[inline]
    fn unicode(unit: u16) -> Self {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let digit = |shift: u8| HEX[usize::from(unit >> shift & 0xF)];
        Self { bytes: [b'\\', b'u', digit(12), digit(8), digit(4), digit(0)], len: 6 }
    }

    #[inline]
    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// What `write` writes, read as a `T`.
#[cfg(feature = "json")]
pub(crate) fn to_owned<T: serde::de::DeserializeOwned>(write: impl FnOnce(&mut Vec<u8>)) -> T {
    let mut buf = Vec::with_capacity(512);
    write(&mut buf);
    serde_json::from_slice(&buf).expect("a renderer writes JSON")
}

/// Writes JSON that another serializer made, with the escapes of this module.
#[cfg(feature = "json")]
pub(crate) fn push_json(buf: &mut Vec<u8>, json: &[u8]) {
    let mut start = 0;
    for at in 0..json.len() {
        // Outside strings JSON is printable ASCII and white space; inside, the rest is escaped.
        let special = matches!(json[at], 0x7F | 0xC2 | 0xE2);
        if let Some((escape, len)) = special.then(|| escape(&json[at..])).flatten() {
            buf.extend_from_slice(&json[start..at]);
            buf.extend_from_slice(escape.as_bytes());
            start = at + len;
        }
    }
    buf.extend_from_slice(&json[start..]);
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::{format, vec};

    use super::*;

    fn escaped(text: &str) -> String {
        let mut buf = vec![];
        push_escaped(&mut buf, text);
        String::from_utf8(buf).unwrap()
    }

    #[test]
    fn every_character_that_may_end_a_line_is_escaped() {
        assert_eq!(
            escaped(
                "\"\\/\u{0}\u{8}\t\n\u{c}\r\u{1f} ~\u{7f}\u{80}\u{85}\u{9f}\u{a0}é\u{2027}\u{2028}\u{2029}\u{202a}😀"
            ),
            "\\\"\\\\/\\u0000\\b\\t\\n\\f\\r\\u001f ~\\u007f\\u0080\\u0085\\u009f\u{a0}é\u{2027}\\u2028\\u2029\u{202a}😀",
        );
    }

    #[test]
    fn a_special_character_is_found_at_every_place_of_a_text_of_every_length() {
        for special in ["\"", "\u{85}", "\u{2028}", "\u{7f}", "é", "\u{2027}"] {
            let one = escaped(special);
            for len in 0..150 {
                for at in 0..=len {
                    let (before, after) = ("x".repeat(at), "x".repeat(len - at));
                    assert_eq!(
                        escaped(&format!("{before}{special}{after}")),
                        format!("{before}{one}{after}"),
                    );
                }
            }
        }
    }

    #[test]
    fn a_number_is_written_as_display_writes_it() {
        for number in [0, 7, -1, -32001, 404, 1_048_576, i64::MAX, i64::MIN] {
            let mut buf = vec![];
            push_decimal(&mut buf, number);
            assert_eq!(buf, format!("{number}").into_bytes());
        }
    }
}
