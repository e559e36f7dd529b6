//! Colours, where they are wanted.

use std::fmt::{self, Display};

/// Whether to use colours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint(bool);

impl Paint {
    pub(super) fn new(on: bool) -> Self {
        Self(on)
    }

    pub(super) fn title<T: Display>(self, text: T) -> Painted<T> {
        self.painted("1", text)
    }

    pub(super) fn name<T: Display>(self, text: T) -> Painted<T> {
        self.painted("36", text)
    }

    pub(super) fn value<T: Display>(self, text: T) -> Painted<T> {
        self.painted("32", text)
    }

    pub(super) fn withheld<T: Display>(self, text: T) -> Painted<T> {
        self.painted("31", text)
    }

    pub(super) fn faint<T: Display>(self, text: T) -> Painted<T> {
        self.painted("2", text)
    }

    fn painted<T>(self, code: &'static str, text: T) -> Painted<T> {
        Painted { code: self.0.then_some(code), text }
    }
}

/// Text with the escapes that colour it. Pad it before.
pub(super) struct Painted<T> {
    code: Option<&'static str>,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "\x1b[{code}m{}\x1b[0m", self.text),
            None => self.text.fmt(f),
        }
    }
}
