//! Text into the caller's buffer, within bounds.

use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::Text;

/// Writes at most `left` bytes of `text` by `push`, and takes them off `left`.
///
/// # Errors
///
/// Where the `Display` of `text` fails, nothing is written.
#[inline]
pub(crate) fn push(
    buf: &mut Vec<u8>,
    text: Text<'_>,
    left: &mut usize,
    push: impl Fn(&mut Vec<u8>, &str),
) -> fmt::Result {
    match text {
        Text::Str(text) => {
            let kept = match left.checked_sub(text.len()) {
                Some(rest) => {
                    *left = rest;
                    text
                }
                None => cut_at(text, core::mem::take(left)),
            };
            push(buf, kept);
            Ok(())
        }
        Text::Display(value) => push_display(buf, value, left, push),
    }
}

#[inline(never)]
fn push_display(
    buf: &mut Vec<u8>,
    value: &dyn fmt::Display,
    left: &mut usize,
    push: impl Fn(&mut Vec<u8>, &str),
) -> fmt::Result {
    let start = buf.len();
    let mut bounded = Bounded { buf, left: *left, full: false, push };
    let written = write!(bounded, "{value}");
    let Bounded { left: rest, full, .. } = bounded;
    if written.is_err() && !full {
        buf.truncate(start);
        return Err(fmt::Error);
    }
    *left = if full { 0 } else { rest };
    Ok(())
}

/// Pushes what a `Display` writes, until `left` bytes are written.
struct Bounded<'b, P> {
    buf: &'b mut Vec<u8>,
    left: usize,
    full: bool,
    push: P,
}

impl<P: Fn(&mut Vec<u8>, &str)> fmt::Write for Bounded<'_, P> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.full {
            return Err(fmt::Error);
        }
        let kept = cut_at(text, self.left);
        self.left -= kept.len();
        (self.push)(self.buf, kept);
        if kept.len() < text.len() {
            self.full = true; // an error stops a `Display` that would go on for ever
            return Err(fmt::Error);
        }
        Ok(())
    }
}

/// The longest start of `text` that is at most `limit` bytes and ends between characters.
#[inline]
pub(crate) fn cut_at(text: &str, limit: usize) -> &str {
    if text.len() <= limit { text } else { cut(text, limit) }
}

#[cold]
fn cut(text: &str, limit: usize) -> &str {
    let end = (0..=limit).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// Gives the buffer its length back when it is dropped, unless what was written is to be kept.
pub(crate) struct Rollback<'b> {
    pub(crate) buf: &'b mut Vec<u8>,
    len: usize,
}

impl<'b> Rollback<'b> {
    pub(crate) fn of(buf: &'b mut Vec<u8>) -> Self {
        Self::to(buf.len(), buf)
    }

    /// The same, of a length that the buffer had.
    #[inline]
    pub(crate) fn to(len: usize, buf: &'b mut Vec<u8>) -> Self {
        Self { buf, len }
    }

    #[inline]
    pub(crate) fn keep(self) {
        core::mem::forget(self); // it is but a reference and a number
    }
}

impl Drop for Rollback<'_> {
    fn drop(&mut self) {
        self.buf.truncate(self.len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut_at("aé😀", 8), "aé😀");
        assert_eq!(cut_at("aé😀", 6), "aé");
        assert_eq!(cut_at("aé😀", 2), "a");
        assert_eq!(cut_at("é", 1), "");
        assert_eq!(cut_at("", 0), "");
    }
}
