//! Writes protobuf into the caller's buffer.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use prost::encoding::{WireType, encode_varint, encoded_len_varint};

use crate::Text;
use crate::cut::Cut;
use crate::text::{self, cut_at};

/// The key of a field, which is one byte: no message here has a tag over 15.
///
/// Keys and lengths of one byte are written together, in half the time that one after the other
/// takes.
#[inline]
fn key(tag: u8, wire_type: WireType) -> u8 {
    tag << 3 | wire_type as u8
}

/// The buffer of a renderer, and what must be left out of it.
///
/// A field that has its type's default is not written, as proto3 has it.
pub(crate) struct Proto<'b> {
    buf: &'b mut Vec<u8>,
    end: usize,
    pub(crate) cut: &'b Cut,
}

impl<'b> Proto<'b> {
    /// A renderer into `buf`, which is full at `end` bytes.
    pub(super) fn new(buf: &'b mut Vec<u8>, end: usize, cut: &'b Cut) -> Self {
        Self { buf, end, cut }
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
                self.buf.extend_from_slice(&[key(tag, WireType::Varint), number]);
            }
            _ => self.long(tag, WireType::Varint, number),
        }
    }

    /// Writes a number that is there, be it the default.
    pub(crate) fn optional_number(&mut self, tag: u8, number: u64) {
        self.long(tag, WireType::Varint, number);
    }

    /// Writes at most `limit` bytes of a string.
    pub(crate) fn string(&mut self, tag: u8, text: &str, limit: usize) {
        self.literal(tag, cut_at(text, limit));
    }

    /// Writes a string, where its length is known to the compiler with nothing to decide.
    #[inline]
    pub(crate) fn literal(&mut self, tag: u8, text: &str) {
        match u8::try_from(text.len()) {
            Ok(0) => return,
            Ok(len @ 1..0x80) => {
                self.buf.extend_from_slice(&[key(tag, WireType::LengthDelimited), len]);
            }
            _ => self.long(tag, WireType::LengthDelimited, text.len() as u64),
        }
        self.raw(text);
    }

    /// Writes a key, and a number or a length of more than one byte.
    #[cold]
    #[inline(never)]
    fn long(&mut self, tag: u8, wire_type: WireType, number: u64) {
        self.buf.push(key(tag, wire_type));
        encode_varint(number, self.buf);
    }

    /// Writes one detail of a status: a `google.protobuf.Any` with what `write` writes.
    #[inline]
    pub(crate) fn detail(&mut self, type_url: &str, write: impl FnOnce(&mut Self)) {
        self.message(3, |any| {
            any.literal(1, type_url);
            any.message(2, write);
        });
    }

    /// The same, of which all before the `value` is at hand: the key of the `Any` and its length,
    /// the `type_url`, the key of the `value` and its length. Both lengths are 0 as yet.
    #[inline]
    pub(crate) fn detail_from(&mut self, header: &[u8], write: impl FnOnce(&mut Self)) {
        let any = self.buf.len() + 2;
        self.buf.extend_from_slice(header);
        let value = self.buf.len();
        write(self);
        self.close(value);
        self.close(any);
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

    /// Writes the inside of a string as it stands.
    #[inline]
    pub(crate) fn raw(&mut self, text: &str) {
        self.buf.extend_from_slice(text.as_bytes());
    }

    /// Writes the inside of a message that is encoded.
    pub(super) fn bytes(&mut self, message: &[u8]) {
        self.buf.extend_from_slice(message);
    }

    /// Writes the inside of a string, at most `left` bytes of it, and takes them off `left`.
    ///
    /// # Errors
    ///
    /// Where the `Display` of `text` fails, nothing is written.
    #[inline]
    pub(crate) fn text(&mut self, text: Text<'_>, left: &mut usize) -> fmt::Result {
        text::push(self.buf, text, left, |buf, text| buf.extend_from_slice(text.as_bytes()))
    }

    /// Runs `write`; where it fails, what it wrote is taken back.
    #[inline]
    pub(crate) fn unless_failed(&mut self, write: impl FnOnce(&mut Self) -> fmt::Result) {
        let start = self.buf.len();
        if write(self).is_err() {
            self.buf.truncate(start);
        }
    }

    /// Writes a key, and a byte for the length of what follows: most often one is enough.
    #[inline]
    fn open(&mut self, tag: u8) {
        self.buf.extend_from_slice(&[key(tag, WireType::LengthDelimited), 0]);
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
        let moved = encoded_len_varint(len as u64) - 1;
        self.buf.resize(start + len + moved, 0);
        self.buf.copy_within(start..start + len, start + moved);
        encode_varint(len as u64, &mut &mut self.buf[start - 1..start + moved]);
        moved
    }
}
