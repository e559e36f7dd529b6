//! The inside of a JSON string (RFC 8259, section 7).
//!
//! Beside what must be escaped, U+007F to U+009F, U+2028 and U+2029 are: a line reader, as of
//! server-sent events, may take some of them for the end of a line.

use alloc::vec::Vec;

/// Long text is looked at so many bytes at a time: two vector registers.
const BLOCK: usize = 32;

/// Appends a text with its escapes.
#[inline(never)]
pub(crate) fn push(buf: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let is_written = match bytes.len() {
        8..=16 => push_plain::<16>(buf, bytes),
        17..=BLOCK => push_plain::<BLOCK>(buf, bytes),
        4..8 => push_plain::<8>(buf, bytes),
        _ => false,
    };
    if !is_written {
        push_other(buf, bytes);
    }
}

/// The same of a text that is not short or not plain.
#[inline(never)]
fn push_other(buf: &mut Vec<u8>, bytes: &[u8]) {
    let is_plain = match bytes.last_chunk() {
        None => !bytes.iter().any(|&byte| is_special(byte)),
        // The last block may overlap the one before.
        Some(last) => skip_plain(bytes, 0) + BLOCK > bytes.len() && !has_special::<BLOCK>(last),
    };
    if is_plain {
        buf.extend_from_slice(bytes);
    } else {
        push_escapes(buf, bytes);
    }
}

/// Appends a text of `N / 2` to `N` bytes, unless it is not plain or needs a longer buffer: as a block
/// whose end is then moved to the text's, since a copy of a known length is no call.
#[inline]
fn push_plain<const N: usize>(buf: &mut Vec<u8>, bytes: &[u8]) -> bool {
    let block: [u8; N] = halves(bytes);
    if buf.capacity() - buf.len() < N || has_special(&block) {
        return false;
    }
    let end = buf.len() + bytes.len();
    buf.extend_from_slice(&block);
    buf[end - N / 2..end].copy_from_slice(&block[N / 2..]);
    buf.truncate(end);
    true
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

/// Whether a byte is not printable ASCII or needs an escape: of most text this is sooner seen.
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

/// What is written in place of one character.
#[derive(Clone, Copy)]
struct Escape {
    bytes: [u8; 8],
    len: u8,
}

impl Escape {
    const NONE: Self = Self { bytes: [0; 8], len: 0 };

    /// `\n`, for one.
    const fn short(letter: u8) -> Self {
        Self { bytes: [b'\\', letter, 0, 0, 0, 0, 0, 0], len: 2 }
    }

    /// `\u2028`, for one.
    const fn unicode(unit: u16) -> Self {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let [high, low] = unit.to_be_bytes();
        let digits = [high >> 4, high & 0xF, low >> 4, low & 0xF];
        let mut bytes = [b'\\', b'u', 0, 0, 0, 0, 0, 0];
        let mut at = 0;
        while at < digits.len() {
            bytes[at + 2] = HEX[digits[at] as usize];
            at += 1;
        }
        Self { bytes, len: 6 }
    }

    /// Copied whole, since a copy of a known length is no call.
    #[inline]
    fn push(&self, buf: &mut Vec<u8>) {
        push_start(buf, self.bytes, self.len.into());
    }
}

/// Appends the first `len` bytes of a block.
#[inline]
fn push_start(buf: &mut Vec<u8>, block: [u8; 8], len: usize) {
    let end = buf.len() + len;
    buf.extend_from_slice(&block);
    buf.truncate(end);
}

/// The escape of each ASCII character that has one.
static ASCII: [Escape; 128] = {
    let mut escapes = [Escape::NONE; 128];
    let mut byte = 0;
    while byte < 128 {
        escapes[byte as usize] = match byte {
            b'"' | b'\\' => Escape::short(byte),
            0x08 => Escape::short(b'b'),
            0x09 => Escape::short(b't'),
            0x0A => Escape::short(b'n'),
            0x0C => Escape::short(b'f'),
            0x0D => Escape::short(b'r'),
            0..0x20 | 0x7F => Escape::unicode(byte as u16),
            _ => Escape::NONE,
        };
        byte += 1;
    }
    escapes
};

/// The escape of the character that `bytes` starts with, if it has one, and the character's length.
#[inline]
fn escape(bytes: &[u8]) -> Option<(Escape, usize)> {
    match *bytes {
        [byte @ 0..0x80, ..] => {
            Some((ASCII[usize::from(byte)], 1)).filter(|(escape, _)| escape.len > 0)
        }
        [0xC2, byte @ 0x80..=0x9F, ..] => Some((Escape::unicode(byte.into()), 2)),
        [0xE2, 0x80, byte @ (0xA8 | 0xA9), ..] => {
            Some((Escape::unicode(0x2000 | u16::from(byte & 0x3F)), 3))
        }
        _ => None,
    }
}

/// Appends a text, eight bytes at a time where there may be escapes.
#[inline(never)]
fn push_escapes(buf: &mut Vec<u8>, bytes: &[u8]) {
    buf.reserve(bytes.len() + bytes.len() / 2);
    let mut at = 0;
    while let Some(block) = bytes[at..].first_chunk::<8>() {
        let plain = specials(u64::from_le_bytes(*block)).trailing_zeros() as usize / 8;
        push_start(buf, *block, plain);
        at += plain;
        match block.get(plain) {
            None => {
                let next = skip_plain(bytes, at);
                buf.extend_from_slice(&bytes[at..next]);
                at = next;
            }
            Some(&byte @ 0..0x80) => {
                ASCII[usize::from(byte)].push(buf);
                at += 1;
            }
            Some(_) => at += push_special(buf, &bytes[at..]),
        }
    }
    while at < bytes.len() {
        at += push_special(buf, &bytes[at..]);
    }
}

/// Appends the character that `bytes` starts with, or its first byte where it has no escape, and
/// says how many bytes that was.
#[inline(never)]
fn push_special(buf: &mut Vec<u8>, bytes: &[u8]) -> usize {
    if let Some((escape, len)) = escape(bytes) {
        escape.push(buf);
        return len;
    }
    buf.extend_from_slice(&bytes[..1]);
    1
}

/// The highest bit of each byte that [`is_special`]; of a byte behind the first such one, it may be
/// set without need.
#[inline]
fn specials(block: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHS: u64 = ONES << 7;
    let zero = |block: u64| block.wrapping_sub(ONES) & !block & HIGHS;
    let each = |byte: u8| ONES * u64::from(byte);
    let control = block.wrapping_sub(each(0x20)) & !block & HIGHS;
    control
        | zero(block ^ each(b'"'))
        | zero(block ^ each(b'\\'))
        | zero(block ^ each(0x7F))
        | zero((block | each(0x20)) ^ each(0xE2))
}

/// Appends JSON that another serializer made, on one line and with the escapes of this module.
pub(crate) fn push_json(buf: &mut Vec<u8>, json: &[u8]) {
    let mut start = 0;
    for at in 0..json.len() {
        let special = match json[at] {
            b'\n' | b'\r' | b'\t' => Some((Escape { bytes: [b' '; 8], len: 1 }, 1)), // between tokens
            // Outside strings JSON is printable ASCII and white space; inside, the rest is escaped.
            0x7F | 0xC2 | 0xE2 => escape(&json[at..]),
            _ => None,
        };
        if let Some((escape, len)) = special {
            buf.extend_from_slice(&json[start..at]);
            escape.push(buf);
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
        push(&mut buf, text);
        // Where there is room, a text is written otherwise.
        let mut roomy = Vec::with_capacity(2048);
        push(&mut roomy, text);
        assert_eq!(buf, roomy);
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
        for (special, one) in [
            ("\"", "\\\""),
            ("\\", "\\\\"),
            ("\n", "\\n"),
            ("\u{1f}", "\\u001f"),
            (" ", " "),
            ("~", "~"),
            ("\u{7f}", "\\u007f"),
            ("\u{85}", "\\u0085"),
            ("\u{a0}", "\u{a0}"),
            ("\u{2027}", "\u{2027}"),
            ("\u{2028}", "\\u2028"),
            ("\u{2029}", "\\u2029"),
            ("é", "é"),
        ] {
            for len in 0..100 {
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
    fn a_run_of_special_characters_is_escaped_wherever_it_stands_and_however_long_it_is() {
        for (special, one) in [("\"", "\\\""), ("\n", "\\n"), ("\u{7f}", "\\u007f"), ("é", "é")] {
            for run in [1, 31, 32, 33, 64, 100] {
                for before in 0..40 {
                    let (before, after) = ("x".repeat(before), "x".repeat(40));
                    assert_eq!(
                        escaped(&format!("{before}{}{after}", special.repeat(run))),
                        format!("{before}{}{after}", one.repeat(run)),
                    );
                }
            }
        }
    }

    #[test]
    fn whatever_room_the_buffer_has_the_text_is_the_same() {
        for len in 0..40 {
            for text in ["x".repeat(len), "x".repeat(len) + "\""] {
                for room in 0..80 {
                    let mut buf = Vec::with_capacity(room);
                    push(&mut buf, &text);
                    assert_eq!(String::from_utf8(buf).unwrap(), escaped(&text), "{room}");
                }
            }
        }
    }

    #[test]
    fn every_pair_of_characters_is_escaped_as_each_alone() {
        let all: vec::Vec<char> =
            (0..0x100).chain(0x2020..0x2030).filter_map(char::from_u32).collect();
        for &one in &all {
            for &other in &all {
                let text = format!("{one}{other}x");
                let apart = escaped(&format!("{one}")) + &escaped(&format!("{other}")) + "x";
                assert_eq!(escaped(&text), apart);
                assert_eq!(
                    escaped(&format!("1234567{text}12345678")),
                    format!("1234567{apart}12345678")
                );
            }
        }
    }
}
