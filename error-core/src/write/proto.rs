//! Writes protobuf into the caller's buffer.

use alloc::vec::Vec;
use core::fmt::{self, Write as _};

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
const fn key(tag: u8, wire_type: u8) -> u8 {
    tag << 3 | wire_type
}

/// How a detail of a status starts: its key, the field `type_url`, and the key of its value. Both
/// lengths are still to be written.
pub(crate) const fn detail_head<const N: usize>(type_url: &str) -> [u8; N] {
    let mut head = [0; N];
    head[0] = key(3, LENGTH_DELIMITED);
    head[2] = key(1, LENGTH_DELIMITED);
    [head[3], ..] = type_url.len().to_le_bytes();
    let mut at = 0;
    while at < type_url.len() {
        head[4 + at] = type_url.as_bytes()[at];
        at += 1;
    }
    head[N - 2] = key(2, LENGTH_DELIMITED);
    head
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
        if number != 0 {
            self.head(tag, VARINT, number);
        }
    }

    /// Writes a number that is there, be it the default.
    pub(crate) fn optional_number(&mut self, tag: u8, number: u64) {
        self.head(tag, VARINT, number);
    }

    /// Writes a string.
    #[inline]
    pub(crate) fn string(&mut self, tag: u8, text: &str) {
        if !text.is_empty() {
            self.head(tag, LENGTH_DELIMITED, text.len() as u64);
            self.bytes(text.as_bytes());
        }
    }

    /// Writes a key, and a number or a length.
    #[inline]
    fn head(&mut self, tag: u8, wire_type: u8, number: u64) {
        let [low, ..] = number.to_le_bytes();
        if number < 0x80 {
            self.buf.extend_from_slice(&[key(tag, wire_type), low]);
        } else {
            self.long_head(tag, wire_type, number);
        }
    }

    /// The same of one that takes more than a byte.
    #[cold]
    #[inline(never)]
    fn long_head(&mut self, tag: u8, wire_type: u8, number: u64) {
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
                let len = |len: usize| len.to_le_bytes()[0]; // it is under 0x80
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

    /// Writes one detail of a status, which starts with its [`detail_head`]: a `google.protobuf.Any`
    /// with what `write` writes.
    #[inline]
    pub(crate) fn detail(&mut self, head: &[u8], write: impl FnOnce(&mut Self)) {
        let any = self.buf.len() + 2;
        self.buf.extend_from_slice(head);
        let value = self.buf.len();
        write(self);
        self.close(value);
        self.close(any);
    }

    /// Writes the message that `write` writes, be it empty.
    #[inline]
    pub(crate) fn message(&mut self, tag: u8, write: impl FnOnce(&mut Self)) {
        let start = self.open(tag);
        write(self);
        self.close(start);
    }

    /// Writes the string that `write` writes in pieces.
    #[inline]
    pub(crate) fn pieces(&mut self, tag: u8, write: impl FnOnce(&mut Self)) {
        let start = self.open(tag);
        write(self);
        if self.buf.len() == start {
            return self.buf.truncate(start - 2);
        }
        self.close(start);
    }

    /// Writes the text of a field.
    #[inline]
    pub(crate) fn text(&mut self, tag: u8, text: &Text<'_>) {
        match text {
            Text::Str(text) => self.string(tag, text),
            text => self.pieces(tag, |proto| proto.piece(text)),
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

    /// Writes the public message.
    #[inline]
    pub(crate) fn public_message(&mut self, tag: u8, error: &View<'_>) {
        let mut is_shortened = false;
        self.pieces(tag, |proto| is_shortened = message::write(error, proto));
        self.left_out.add(LeftOut::MESSAGE, is_shortened);
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

    /// Writes a key, and a byte for the length of what follows: most often one is enough. Says where
    /// that starts.
    #[inline]
    fn open(&mut self, tag: u8) -> usize {
        self.buf.extend_from_slice(&[key(tag, LENGTH_DELIMITED), 0]);
        self.buf.len()
    }

    /// Writes the length of what stands from `start`.
    #[inline]
    fn close(&mut self, start: usize) {
        let len = self.buf.len() - start;
        if len >= 0x80 {
            return self.close_long(start, len);
        }
        let [low, ..] = len.to_le_bytes();
        self.buf[start - 1] = low;
    }

    #[cold]
    #[inline(never)]
    fn close_long(&mut self, start: usize, len: usize) {
        let (bytes, len_of_len) = varint::bytes(len as u64);
        let moved = len_of_len - 1;
        self.buf.resize(start + len + moved, 0);
        self.buf.copy_within(start..start + len, start + moved);
        self.buf[start - 1..start + moved].copy_from_slice(&bytes[..len_of_len]);
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
