//! Prose beside the public message, as a layout has it.

use core::fmt;

use crate::error::cut::cut_at;

/// What stands at the end of prose that was shortened.
pub(super) const ELLIPSIS: &str = "…";

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
