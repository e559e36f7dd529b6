//! Makes the view of an error: each `Display` is run once, and its text is kept.

use alloc::string::String;
use core::fmt::{self, Write as _};

use wire_error_shared::Pieces;

use super::cut::{Cut, MAX_TEXT};
use super::few::Few;
use super::origin::Origin;
use super::view::View;
use crate::error::cut::cut_at;
use crate::error::details::{Asked, Details};
use crate::error::disclosed::Disclosed;
use crate::error::spec::ErrorSpec;
use crate::error::text::Text;

/// Calls `write` once with the view of an error, of which nothing is left out.
#[inline]
pub(crate) fn with_view(error: &Disclosed<'_>, mut write: impl FnMut(&View<'_>)) {
    with_texts(error, move |resolved| write(&resolved.view()));
}

/// What an error discloses, each `Display` being run.
pub(crate) struct Resolved<'v> {
    error: &'v Disclosed<'v>,
    pub(crate) spec: &'v ErrorSpec,
    pub(crate) details: &'v Details<'v>,
    pub(crate) texts: &'v [Text<'v>],
    /// As in [`View`].
    pub(crate) is_bare: bool,
    pub(crate) is_short: bool,
}

impl<'v> Resolved<'v> {
    /// What a layout is given.
    #[inline]
    pub(crate) fn view(&self) -> View<'v> {
        View {
            facts: &self.spec.facts,
            template: &self.spec.template,
            fields: self.spec.fields,
            texts: self.texts,
            details: self.details,
            origin: Origin::Own(self.error, self.spec),
            cut: &Cut::WHOLE,
            is_bare: self.is_bare,
            is_short: self.is_short,
        }
    }
}

/// Calls `write` once with what an error discloses.
#[inline]
pub(crate) fn with_texts(error: &Disclosed<'_>, mut write: impl FnMut(Resolved<'_>)) {
    error.error.disclose(Asked::ALL, &mut move |spec, details, texts| {
        let mut texts = texts.get(..spec.fields.len()).unwrap_or(texts); // any more are ignored
        let mut longest = max_len(texts);
        let (written, resolved);
        if longest == usize::MAX {
            written = Written::of(texts);
            resolved = written.resolve(texts);
            texts = resolved.as_slice();
            longest = max_len(texts);
        }
        let has_request = error.request_id().is_some() || error.instance().is_some();
        let is_bare = details.is_bare && !has_request;
        let is_short = longest <= Pieces::MAX_TEXT && texts.len() >= spec.fields.len();
        write(Resolved { error, spec, details, texts, is_bare, is_short });
    });
}

/// The length of the longest text: where a `Display` is among them, it is unknown, the highest.
#[inline]
fn max_len(texts: &[Text<'_>]) -> usize {
    texts.iter().map(Text::max_len).max().unwrap_or_default()
}

/// No more is kept of what a `Display` writes: it is over the limit, though the last character, of
/// at most four bytes, be dropped.
const TOO_LONG: usize = MAX_TEXT + 4;

/// What the `Display`s of one error wrote.
struct Written {
    scratch: Scratch,
    /// Where the text of each stands: of one that failed, and of what is none, nowhere.
    places: Few<Option<(usize, usize)>>,
}

impl Written {
    /// Runs each `Display` and `Message` among the texts: little more than 64 KiB is kept of it.
    #[inline(never)]
    fn of(texts: &[Text<'_>]) -> Self {
        let mut scratch = Scratch { inline: [0; 256], len: 0, heap: String::new() };
        let places = Few::of(texts.iter(), None, |text| match text {
            Text::Display(value) => scratch.write(*value),
            Text::Message(_) => scratch.write(text),
            _ => None,
        });
        Self { scratch, places }
    }

    /// The same texts, and in place of each `Display` and `Message` what it wrote. One that failed is a
    /// `Display`.
    #[inline(never)]
    fn resolve<'t>(&'t self, texts: &'t [Text<'_>]) -> Few<Text<'t>> {
        let written = self.scratch.as_str();
        let texts = texts.iter().zip(self.places.as_slice());
        Few::of(texts, Text::Str(""), |(text, place)| match (place, text) {
            (Some((start, end)), _) => Text::Str(&written[*start..*end]),
            (None, Text::Display(_) | Text::Message(_)) => Text::Display(&""),
            (None, text) => *text,
        })
    }
}

/// The text of the `Display`s of one error: most write little.
struct Scratch {
    inline: [u8; 256],
    len: usize,
    /// All of it, where it is more than `inline` holds.
    heap: String,
}

impl Scratch {
    /// Where the text of `value` stands, unless its `Display` fails.
    fn write(&mut self, value: &dyn fmt::Display) -> Option<(usize, usize)> {
        let start = self.len();
        let mut bounded = Bounded { scratch: self, left: TOO_LONG };
        let result = write!(bounded, "{value}");
        let is_full = bounded.left == 0;
        (result.is_ok() || is_full).then_some((start, self.len()))
    }

    fn len(&self) -> usize {
        if self.heap.is_empty() { self.len } else { self.heap.len() }
    }

    fn push(&mut self, text: &str) {
        if self.heap.is_empty() {
            if let Some(free) = self.inline.get_mut(self.len..self.len + text.len()) {
                free.copy_from_slice(text.as_bytes());
                self.len += text.len();
                return;
            }
            self.heap.push_str(core::str::from_utf8(&self.inline[..self.len]).unwrap_or_default());
        }
        self.heap.push_str(text);
    }

    fn as_str(&self) -> &str {
        if self.heap.is_empty() {
            core::str::from_utf8(&self.inline[..self.len]).unwrap_or_default()
        } else {
            &self.heap
        }
    }
}

/// Keeps what a `Display` writes, and stops it where that is too much.
struct Bounded<'s> {
    scratch: &'s mut Scratch,
    left: usize,
}

impl fmt::Write for Bounded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let kept = cut_at(text, self.left);
        self.scratch.push(kept);
        if kept.len() < text.len() {
            self.left = 0;
            return Err(fmt::Error);
        }
        self.left -= kept.len();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a start, and then crabs without an end.
    struct Endless(&'static str);

    impl fmt::Display for Endless {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)?;
            loop {
                f.write_str("🦀")?;
            }
        }
    }

    #[test]
    fn no_more_is_kept_of_a_text_without_end_than_shows_that_it_is_over_64_kib() {
        let kept = ["", "x", "xx", "xxx"].map(|start| {
            let written = Written::of(&[Text::Str("a"), Text::Display(&Endless(start))]);
            written.scratch.as_str().len()
        });
        assert_eq!(kept, [65_540, 65_537, 65_538, 65_539]);
    }
}
