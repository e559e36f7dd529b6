//! Writes JSON into the caller's buffer: escapes, and keeps within bounds.

use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::Text;
use crate::cut::Cut;
use crate::start::Start;
use crate::text::{self, Rollback, cut_at};
use crate::write::decimal::decimal;

/// No body is longer. The decoders refuse what is.
pub(crate) const MAX_BODY: usize = 1 << 20;

/// Appends what `layout` writes to `buf`, cut until it is shorter than [`MAX_BODY`].
///
/// Where `layout` unwinds, `buf` is as it was.
#[inline]
pub(crate) fn render(buf: &mut Vec<u8>, layout: impl Fn(&mut Json<'_>)) {
    let start = buf.len();
    let rollback = Rollback::of(buf);
    layout(&mut Json::whole(rollback.buf));
    if rollback.buf.len() - start >= MAX_BODY {
        render_cut(rollback.buf, start, &layout);
    }
    rollback.keep();
}

#[cold]
fn render_cut(buf: &mut Vec<u8>, start: usize, layout: &dyn Fn(&mut Json<'_>)) {
    let mut attempt = |cut: &Cut| {
        buf.truncate(start);
        layout(&mut Json { buf, end: start + MAX_BODY, cut });
        buf.len() - start < MAX_BODY
    };
    let cut = Cut::WHOLE.to_fit(&mut attempt);
    attempt(&cut);
}

/// The buffer of a renderer, and what must be left out of it.
pub(crate) struct Json<'b> {
    buf: &'b mut Vec<u8>,
    end: usize,
    pub(crate) cut: &'b Cut,
}

impl<'b> Json<'b> {
    /// Writes to the end of `buf`, with nothing left out.
    #[inline]
    pub(crate) fn whole(buf: &'b mut Vec<u8>) -> Self {
        let end = buf.len() + MAX_BODY;
        Self { buf, end, cut: &Cut::WHOLE }
    }

    /// Writes JSON as it stands.
    #[inline]
    pub(crate) fn raw(&mut self, json: &str) {
        self.bytes(json.as_bytes());
    }

    /// The same, where it is at hand in bytes.
    #[inline]
    pub(crate) fn bytes(&mut self, json: &[u8]) {
        self.buf.extend_from_slice(json);
    }

    /// Writes a number.
    #[inline]
    pub(crate) fn number(&mut self, number: i32) {
        match u8::try_from(number) {
            Ok(digit @ 0..10) => self.buf.push(b'0' + digit),
            _ => self.long_number(number),
        }
    }

    #[inline(never)]
    fn long_number(&mut self, number: i32) {
        match decimal(number) {
            Some(text) => self.start(&text),
            None => self.display(number),
        }
    }

    /// Writes short text.
    #[inline]
    pub(crate) fn start<const N: usize>(&mut self, text: &Start<N>) {
        push_start(self.buf, text);
    }

    /// Writes `template` with `digit` in place of its last byte: one piece is faster to write than
    /// two.
    #[inline]
    pub(crate) fn with_digit<const N: usize>(&mut self, template: &[u8; N], digit: u8) {
        self.buf.extend_from_slice(template);
        if let Some(last) = self.buf.last_mut() {
            *last = digit;
        }
    }

    /// Writes a value by its `Display`, which must be JSON.
    #[cold]
    pub(crate) fn display(&mut self, value: impl fmt::Display) {
        write!(Raw(self.buf), "{value}").expect("a number formats and a Vec grows");
    }

    /// Writes the inside of a string, at most `limit` bytes of it.
    #[inline]
    pub(crate) fn string(&mut self, text: &str, limit: usize) {
        push_escaped(self.buf, cut_at(text, limit));
    }

    /// Writes the inside of a string, without a call but for the copy where it is short and plain.
    #[expect(clippy::inline_always, reason = "a call takes a twentieth more instructions")]
    #[inline(always)]
    pub(crate) fn short_string(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if (MIN_BLOCK..=BLOCK).contains(&bytes.len()) && is_plain_block(bytes) {
            self.bytes(bytes);
        } else {
            push_escaped(self.buf, text);
        }
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

    /// Writes the inside of a string of a body without cuts: a text and the plain one behind it,
    /// at most `left` bytes of them.
    ///
    /// Where the text's `Display` unwinds, the buffer is as it was before the body.
    #[inline]
    pub(crate) fn text_and_end(&mut self, text: Text<'_>, left: usize, end: &str) {
        push_text_and_end(self.buf, self.end - MAX_BODY, text, left, end);
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

/// Long text is looked at so many bytes at a time: two vector registers.
const BLOCK: usize = 32;

/// Half a vector register.
const MIN_BLOCK: usize = 8;

/// Writes the inside of a JSON string (RFC 8259, section 7).
///
/// Beside what must be escaped, U+007F to U+009F, U+2028 and U+2029 are: a line reader, as
/// of server-sent events, may take some of them for the end of a line.
#[inline(never)]
pub(crate) fn push_escaped(buf: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        buf.extend_from_slice(bytes);
    } else {
        push_escapes(buf, bytes);
    }
}

/// Whether no byte can need an escape.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    match bytes.len() {
        // Asked apart, so that longer text is not asked twice.
        0..MIN_BLOCK => match bytes.len() {
            4..MIN_BLOCK => !has_special(&halves::<8>(bytes)),
            _ => !bytes.iter().any(|&byte| SPECIAL[usize::from(byte)]),
        },
        MIN_BLOCK..=BLOCK => is_plain_block(bytes),
        // The last block may overlap the one before.
        len => {
            skip_plain(bytes, 0) + BLOCK > len
                && !bytes.last_chunk().is_some_and(has_special::<BLOCK>)
        }
    }
}

/// The same of a text that takes up a block or less, but no less than half a register.
#[inline]
fn is_plain_block(bytes: &[u8]) -> bool {
    if bytes.len() <= BLOCK / 2 {
        !has_special(&halves::<{ BLOCK / 2 }>(bytes))
    } else {
        !has_special(&halves::<BLOCK>(bytes))
    }
}

/// A text of `N` bytes or less as `N`: as much from its start as from its end, which may overlap.
#[inline]
fn halves<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut block = [0; N];
    block[..N / 2].copy_from_slice(&bytes[..N / 2]);
    block[N / 2..].copy_from_slice(&bytes[bytes.len() - N / 2..]);
    block
}

/// The start of the first block from `at` with a byte that may need an escape, or of the rest that
/// is no block.
#[inline]
fn skip_plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes[at..].first_chunk::<BLOCK>() {
        if has_not_ascii(block) && has_special(block) {
            break;
        }
        at += BLOCK;
    }
    at
}

/// Whether a byte is no printable ASCII or needs an escape: of most text this is sooner seen.
#[inline]
fn has_not_ascii(block: &[u8; BLOCK]) -> bool {
    let is_other = |byte: u8| {
        let quote = min(byte ^ b'"', byte ^ b'\\');
        min(quote, 0x5F_u8.saturating_sub(byte.wrapping_sub(0x20))) == 0
    };
    block.iter().fold(false, |other, &byte| other | is_other(byte))
}

#[inline]
fn has_special<const N: usize>(block: &[u8; N]) -> bool {
    // Without a branch, so that the compiler looks at all bytes at once.
    block.iter().fold(false, |special, &byte| special | is_special(byte))
}

/// Whether a byte is, or starts, a character that may need an escape.
#[inline]
const fn is_special(byte: u8) -> bool {
    // One number that is 0, rather than comparisons: vectors have a minimum of bytes.
    let control = byte.saturating_sub(0x1F);
    let quote = min(byte ^ b'"', byte ^ b'\\');
    // U+0080 to U+009F start with 0xC2, U+2028 and U+2029 with 0xE2: they differ in 0x20.
    let line_end = min(byte ^ 0x7F, (byte | 0x20) ^ 0xE2);
    min(control, min(quote, line_end)) == 0
}

#[inline]
const fn min(a: u8, b: u8) -> u8 {
    if a < b { a } else { b }
}

/// Writes a text, character by character where there may be escapes.
#[inline(never)]
fn push_escapes(buf: &mut Vec<u8>, bytes: &[u8]) {
    let mut start = 0; // of what is not yet written
    let mut at = 0;
    while at < bytes.len() {
        let near = &bytes[at..bytes.len().min(at + BLOCK)];
        let Some(plain) = near.iter().position(|&byte| SPECIAL[usize::from(byte)]) else {
            at = skip_plain(bytes, at + near.len());
            continue;
        };
        at += plain;
        let Some((escape, len)) = escape(&bytes[at..]) else {
            at += 1;
            continue;
        };
        buf.extend_from_slice(&bytes[start..at]);
        push_start(buf, &escape);
        at += len;
        start = at;
    }
    buf.extend_from_slice(&bytes[start..]);
}

/// [`is_special`] of every byte: one byte is faster to look up than to calculate.
static SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        special[byte as usize] = is_special(byte);
        byte -= 1;
    }
    special[0] = is_special(0);
    special
};

/// The escape of the character that `bytes` starts with, if it needs one, and its length.
#[inline]
fn escape(bytes: &[u8]) -> Option<(Start, usize)> {
    let (escape, len) = match *bytes {
        [byte @ (b'"' | b'\\'), ..] => (short(byte), 1),
        [0x08, ..] => (short(b'b'), 1),
        [0x09, ..] => (short(b't'), 1),
        [0x0A, ..] => (short(b'n'), 1),
        [0x0C, ..] => (short(b'f'), 1),
        [0x0D, ..] => (short(b'r'), 1),
        [byte @ (0..0x20 | 0x7F), ..] => (unicode(byte.into()), 1),
        [0xC2, byte @ 0x80..=0x9F, ..] => (unicode(byte.into()), 2),
        [0xE2, 0x80, byte @ (0xA8 | 0xA9), ..] => (unicode(0x2000 | u16::from(byte & 0x3F)), 3),
        _ => return None,
    };
    Some((escape, len))
}

/// `\n`, for one.
#[inline]
fn short(letter: u8) -> Start {
    Start { bytes: [b'\\', letter, 0, 0, 0, 0, 0, 0], len: 2 }
}

/// `\u2028`, for one.
#[inline]
fn unicode(unit: u16) -> Start {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digit = |shift: u8| HEX[usize::from(unit >> shift & 0xF)];
    Start { bytes: [b'\\', b'u', digit(12), digit(8), digit(4), digit(0), 0, 0], len: 6 }
}

#[inline(never)]
fn push_text_and_end(buf: &mut Vec<u8>, start: usize, text: Text<'_>, mut left: usize, end: &str) {
    let rollback = Rollback::to(start, buf);
    let _ = text::push(rollback.buf, text, &mut left, push_escaped);
    rollback.buf.extend_from_slice(cut_at(end, left).as_bytes());
    rollback.keep();
}

#[inline]
fn push_start<const N: usize>(buf: &mut Vec<u8>, text: &Start<N>) {
    let end = buf.len() + usize::from(text.len);
    buf.extend_from_slice(&text.bytes);
    buf.truncate(end);
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
            push_start(buf, &escape);
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
        for special in ["\"", "\\", "\n", "\u{1f}", "\u{85}", "\u{2028}", "\u{7f}", "é", "\u{2027}"]
        {
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
}
