//! `Text`: the text of a public field.

use core::fmt::{self, Write as _};

use super::escape::Escaped;

/// The text of a public field. Numbers and booleans are told apart, so that they are fast, and can
/// be written as such.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Text<'a> {
    /// The text itself.
    Str(&'a str),
    /// A signed integer, whose text is decimal.
    Int(i64),
    /// An unsigned integer, whose text is decimal.
    Uint(u64),
    /// `true` or `false`.
    Bool(bool),
    /// A value whose `Display` is the text. In a [`View`](crate::View), one whose `Display` failed.
    Display(&'a dyn fmt::Display),
    /// An error, whose public message is the text.
    Message(&'a dyn HasMessage),
}

/// What has a public message: each error that discloses something.
pub trait HasMessage {
    /// Shows the message.
    ///
    /// # Errors
    ///
    /// Where the formatter or the `Display` of a field fails.
    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl Text<'_> {
    /// The text is no longer, in bytes, as far as that is known.
    #[inline]
    pub(crate) fn max_len(&self) -> usize {
        match self {
            Self::Str(text) => text.len(),
            Self::Display(_) | Self::Message(_) => usize::MAX,
            _ => "-9223372036854775808".len(),
        }
    }

    /// The length of the text in bytes. Of one that is written by its `Display` it is unknown, 0.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        match *self {
            Self::Str(text) => text.len(),
            Self::Int(number) => usize::from(number < 0) + digits(number.unsigned_abs()),
            Self::Uint(number) => digits(number),
            Self::Bool(true) => 4,
            Self::Bool(false) => 5,
            Self::Display(_) | Self::Message(_) => 0,
        }
    }
}

/// How many decimal digits a number has.
#[inline]
fn digits(number: u64) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Str(text) => f.pad(text),
            Self::Int(number) => number.fmt(f),
            Self::Uint(number) => number.fmt(f),
            Self::Bool(value) => value.fmt(f),
            Self::Display(value) => value.fmt(f),
            Self::Message(error) => error.fmt_message(f),
        }
    }
}

/// On one line: control characters and line separators are escaped.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped::new(f), "\"{self}\"")
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString as _;

    use super::*;

    #[test]
    fn the_length_of_a_text_is_that_of_its_display() {
        let numbers = [0, 1, 9, 10, 99, 100, u64::MAX, 1 << 63];
        for text in numbers.into_iter().flat_map(|number| {
            [Text::Uint(number), Text::Int(number.cast_signed()), Text::Bool(number == 0)]
        }) {
            assert_eq!(text.len(), text.to_string().len(), "{text}");
        }
    }
}
