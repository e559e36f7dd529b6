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

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;

    #[test]
    fn prose_is_shortened_to_its_limit() {
        let shown = |text, limit| {
            let prose = Prose::new(text, limit);
            (format!("{prose}"), prose.is_shortened(), prose.is_empty())
        };
        assert_eq!(shown("", 0), (String::new(), false, true));
        assert_eq!(shown("abcd", 5), ("abcd".into(), false, false));
        assert_eq!(shown("abcd", 4), ("abcd".into(), false, false));
        assert_eq!(shown("abcde", 4), ("a…".into(), true, false));
        assert_eq!(shown("abcde", 3), ("…".into(), true, false));
        assert_eq!(shown("abcde", 2), (String::new(), true, false));
        assert_eq!(shown("äbcd", 4), ("…".into(), true, false));
    }
}
