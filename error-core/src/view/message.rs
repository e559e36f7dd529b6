//! The public message, as a layout has it; and other prose.

use core::fmt::{self, Write as _};

use super::cut::Cut;
use crate::error::escape::Escaped;
use crate::error::field_spec::FieldSpec;
use crate::error::template::{Piece, Template};
use crate::error::text::{Text, cut_at};

/// What stands at the end of prose that was shortened.
const ELLIPSIS: &str = "…";

/// The public message of an error.
///
/// It is at most 64 KiB long, and shorter where the wire has no more room: then it ends in `…`.
#[derive(Clone, Copy)]
pub struct Message<'v> {
    template: &'v Template<'v>,
    fields: &'v [FieldSpec],
    texts: &'v [Text<'v>],
    limit: usize,
}

/// A piece of a message.
#[derive(Clone, Copy)]
pub(crate) enum Said<'v> {
    /// Text that has nothing to escape in JSON.
    Plain(&'v str),
    /// The text of a field, or other text.
    Text(Text<'v>),
}

impl<'v> Message<'v> {
    #[inline]
    pub(crate) fn new(
        template: &'v Template<'v>,
        fields: &'v [FieldSpec],
        texts: &'v [Text<'v>],
        cut: &Cut,
    ) -> Self {
        Self { template, fields, texts, limit: cut.message }
    }

    /// Passes the pieces on, from left to right. Says whether the message was shortened.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn visit(&self, visit: &mut impl FnMut(Said<'v>)) -> bool {
        // Most messages are far from the limit, which is sooner seen than their length.
        let is_surely_whole = self.template.max_len(self.texts) <= self.limit;
        if !is_surely_whole && self.template.len(self.fields, self.texts) > self.limit {
            self.visit_shortened(visit);
            return true;
        }
        let is_plain = self.template.is_plain;
        self.template.visit(self.fields, &mut |piece| match piece {
            Piece::Text(text) if is_plain => visit(Said::Plain(text)),
            Piece::Text(text) => visit(Said::Text(Text::Str(text))),
            Piece::Field(field) => match self.texts.get(field) {
                Some(Text::Display(_)) | None => {} // it failed, or was not given
                Some(text) => visit(Said::Text(*text)),
            },
        });
        false
    }

    #[cold]
    fn visit_shortened(&self, visit: &mut impl FnMut(Said<'v>)) {
        let Some(mut left) = self.limit.checked_sub(ELLIPSIS.len()) else { return };
        let mut visit_within = |text: Text<'v>| {
            if left == 0 {
                return;
            }
            match text {
                Text::Display(_) => {}
                Text::Str(text) => {
                    let kept = cut_at(text, left);
                    visit(Said::Text(Text::Str(kept)));
                    left = if kept.len() < text.len() { 0 } else { left - kept.len() };
                }
                number if number.len() <= left => {
                    visit(Said::Text(number));
                    left -= number.len();
                }
                _ => left = 0,
            }
        };
        self.template.visit(self.fields, &mut |piece| match piece {
            Piece::Text(text) => visit_within(Text::Str(text)),
            Piece::Field(field) => {
                if let Some(text) = self.texts.get(field) {
                    visit_within(*text);
                }
            }
        });
        visit(Said::Text(Text::Str(ELLIPSIS)));
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.visit(&mut |said| {
            if result.is_ok() {
                result = match said {
                    Said::Plain(text) => f.write_str(text),
                    Said::Text(text) => write!(f, "{text}"),
                };
            }
        });
        result
    }
}

/// On one line: control characters and line separators are escaped.
impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped::new(f), "\"{self}\"")
    }
}

#[cfg(feature = "json")]
impl serde::Serialize for Message<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Prose that a person reads, such as the description of a violation. It is at most 64 KiB long, and
/// shorter where the wire has no more room: then it ends in `…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prose<'v> {
    text: &'v str,
    limit: usize,
}

impl<'v> Prose<'v> {
    pub(crate) fn new(text: &'v str, limit: usize) -> Self {
        Self { text, limit }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is not whole.
    pub(crate) fn is_shortened(&self) -> bool {
        self.text.len() > self.limit
    }

    /// The text, and what stands behind it where it is shortened.
    pub(crate) fn parts(&self) -> (&'v str, &'static str) {
        if self.text.len() <= self.limit {
            return (self.text, "");
        }
        match self.limit.checked_sub(ELLIPSIS.len()) {
            Some(left) => (cut_at(self.text, left), ELLIPSIS),
            None => ("", ""),
        }
    }
}

impl fmt::Display for Prose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, end) = self.parts();
        f.write_str(text)?;
        f.write_str(end)
    }
}

#[cfg(feature = "json")]
impl serde::Serialize for Prose<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
