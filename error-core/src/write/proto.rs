//! Writes protobuf into the caller's buffer.

use alloc::vec::Vec;
use core::fmt::{self, Write as _};
use core::ops::Range;

use super::decimal;
use super::varint::{self, LENGTH_DELIMITED, VARINT};
use crate::error::left_out::LeftOut;
use crate::error::text::Text;
use crate::view::message::{self, TakePiece};
use crate::view::prose::Prose;
use crate::view::view::View;

/// The key of a field, which is one byte: no message here has a tag over 15.
///
/// Keys and lengths of one byte are written together, in half the time that one after the other
/// takes.
#[inline]
fn key(tag: u8, wire_type: u8) -> u8 {
    tag << 3 | wire_type
}

/// The buffer of a renderer.
///
/// A field that has its type's default is not written, as proto3 has it.
pub(crate) struct Proto<'b> {
    buf: &'b mut Vec<u8>,
    end: usize,
    /// What was left out or shortened of what the layout asked for.
    pub(crate) left_out: LeftOut,
}

impl<'b> Proto<'b> {
    /// A renderer into `buf`, which is full at `end` bytes.
    pub(crate) fn new(buf: &'b mut Vec<u8>, end: usize) -> Self {
        Self { buf, end, left_out: LeftOut::NOTHING }
    }

    /// Whether so much is written that it does not fit, whatever follows.
    pub(crate) fn is_full(&self) -> bool {
        self.buf.len() >= self.end
    }

    /// Writes a number that is not negative.
    #[inline]
    pub(crate) fn number(&mut self, tag: u8, number: u64) {
        match u8::try_from(number) {
            Ok(0) => {}
            Ok(number @ 1..0x80) => {
                self.buf.extend_from_slice(&[key(tag, VARINT), number]);
            }
            _ => self.long(tag, VARINT, number),
        }
    }

    /// Writes a number that is there, be it the default.
    pub(crate) fn optional_number(&mut self, tag: u8, number: u64) {
        self.long(tag, VARINT, number);
    }

    /// Writes a string.
    #[inline]
    pub(crate) fn string(&mut self, tag: u8, text: &str) {
        match u8::try_from(text.len()) {
            Ok(0) => return,
            Ok(len @ 1..0x80) => {
                self.buf.extend_from_slice(&[key(tag, LENGTH_DELIMITED), len]);
            }
            _ => self.long(tag, LENGTH_DELIMITED, text.len() as u64),
        }
        self.bytes(text.as_bytes());
    }

    /// Writes a key, and a number or a length of more than one byte.
    #[cold]
    #[inline(never)]
    fn long(&mut self, tag: u8, wire_type: u8, number: u64) {
        let (bytes, len) = varint::bytes(number);
        self.buf.push(key(tag, wire_type));
        self.bytes(&bytes[..len]);
    }

    /// Writes an entry of a map: a message with a key and a value.
    #[inline]
    pub(crate) fn entry(&mut self, tag: u8, key: &str, value: &Text<'_>) {
        match *value {
            // All that stands around them is known, and each length is one byte.
            Text::Str(text)
                if !key.is_empty() && !text.is_empty() && key.len() + text.len() < 0x7C =>
            {
                let len = |len: usize| u8::try_from(len).unwrap_or_default(); // it is under 0x80
                let [start, first, second] =
                    [tag, 1, 2].map(|tag| self::key(tag, LENGTH_DELIMITED));
                let all = len(key.len() + text.len() + 4);
                self.buf.extend_from_slice(&[start, all, first, len(key.len())]);
                self.bytes(key.as_bytes());
                self.buf.extend_from_slice(&[second, len(text.len())]);
                self.bytes(text.as_bytes());
            }
            _ => self.message(tag, |proto| {
                proto.string(1, key);
                proto.text(2, value);
            }),
        }
    }

    /// Writes one detail of a status: a `google.protobuf.Any` with what `write` writes.
    #[inline]
    pub(crate) fn detail(&mut self, type_url: &str, write: impl FnOnce(&mut Self)) {
        self.message(3, |any| {
            any.string(1, type_url);
            any.message(2, write);
        });
    }

    /// Writes the message that `write` writes, be it empty.
    #[inline]
    pub(crate) fn message<R>(&mut self, tag: u8, write: impl FnOnce(&mut Self) -> R) -> R {
        self.open(tag);
        let start = self.buf.len();
        let result = write(self);
        self.close(start);
        result
    }

    /// Writes the string that `write` writes in pieces, and says where it stands.
    #[inline]
    pub(crate) fn pieces(&mut self, tag: u8, write: impl FnOnce(&mut Self)) -> Range<usize> {
        let before = self.buf.len();
        self.open(tag);
        let start = self.buf.len();
        write(self);
        if self.buf.len() == start {
            self.buf.truncate(before);
            return before..before;
        }
        let moved = self.close(start);
        start + moved..self.buf.len()
    }

    /// Writes the text of a field.
    #[inline]
    pub(crate) fn text(&mut self, tag: u8, text: &Text<'_>) {
        match text {
            Text::Str(text) => self.string(tag, text),
            text => {
                self.pieces(tag, |proto| proto.piece(text));
            }
        }
    }

    /// Writes prose.
    pub(crate) fn prose(&mut self, tag: u8, prose: Prose<'_>) {
        self.pieces(tag, |proto| {
            let (text, end) = prose.parts();
            proto.bytes(text.as_bytes());
            proto.bytes(end.as_bytes());
        });
        self.left_out.add(LeftOut::DESCRIPTIONS, prose.is_shortened());
    }

    /// Writes the public message, and says where it stands.
    #[inline]
    pub(crate) fn public_message(&mut self, tag: u8, error: &View<'_>) -> Range<usize> {
        let mut is_shortened = false;
        let range = self.pieces(tag, |proto| {
            is_shortened = message::write(error, proto);
        });
        self.left_out.add(LeftOut::MESSAGE, is_shortened);
        range
    }

    /// Writes what a `Display` writes.
    pub(crate) fn display(&mut self, tag: u8, value: &dyn fmt::Display) {
        self.pieces(tag, |proto| {
            let _ = write!(Raw(proto.buf), "{value}");
        });
    }

    /// Writes the inside of a string.
    #[inline(never)]
    fn piece(&mut self, text: &Text<'_>) {
        match *text {
            Text::Str(text) => self.bytes(text.as_bytes()),
            ref other => decimal::push_text(self.buf, other),
        }
    }

    /// Writes the inside of a string or of a message as it stands.
    #[inline]
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.buf.extend_from_slice(bytes);
    }

    /// Writes a key, and a byte for the length of what follows: most often one is enough.
    #[inline]
    fn open(&mut self, tag: u8) {
        self.buf.extend_from_slice(&[key(tag, LENGTH_DELIMITED), 0]);
    }

    /// Writes the length of what stands from `start`, and says how far that was moved for it.
    #[inline]
    fn close(&mut self, start: usize) -> usize {
        let len = self.buf.len() - start;
        match u8::try_from(len) {
            Ok(len @ 0..0x80) => {
                self.buf[start - 1] = len;
                0
            }
            _ => self.close_long(start, len),
        }
    }

    #[cold]
    #[inline(never)]
    fn close_long(&mut self, start: usize, len: usize) -> usize {
        let (bytes, len_of_len) = varint::bytes(len as u64);
        let moved = len_of_len - 1;
        self.buf.resize(start + len + moved, 0);
        self.buf.copy_within(start..start + len, start + moved);
        self.buf[start - 1..start + moved].copy_from_slice(&bytes[..len_of_len]);
        moved
    }
}

impl TakePiece for Proto<'_> {
    #[inline]
    fn fixed(&mut self, text: &str, _: bool) {
        self.bytes(text.as_bytes());
    }

    #[inline]
    fn text(&mut self, text: &Text<'_>) {
        match text {
            Text::Str(text) => self.bytes(text.as_bytes()),
            text => self.piece(text),
        }
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
