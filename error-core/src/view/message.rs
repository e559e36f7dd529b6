//! The public message, as a layout has it.

use core::fmt::{self, Write as _};

use super::prose::ELLIPSIS;
use super::view::View;
use crate::error::cut::cut_at;
use crate::error::escape::Escaped;
use crate::error::text::Text;

/// The public message of an error.
///
/// It is at most 64 KiB long, and shorter where the wire has no more room: then it ends in `…`.
#[derive(Clone, Copy)]
pub struct Message<'v>(pub(crate) View<'v>);

/// What takes a message in pieces.
pub(crate) trait TakePiece {
    /// Takes text of the template, and whether JSON has it as it stands.
    fn fixed(&mut self, text: &str, is_plain: bool);

    /// Takes the text of a field: of one that failed, there is none.
    fn text(&mut self, text: &Text<'_>);
}

/// Passes the pieces of the public message on, from left to right. Says whether it was shortened.
#[inline]
pub(crate) fn write(error: &View<'_>, out: &mut impl TakePiece) -> bool {
    if error.is_short && error.template.is_short {
        write_short(error, out);
        return false;
    }
    write_measured(error, out)
}

/// The same of a message that is short.
fn write_short(error: &View<'_>, out: &mut impl TakePiece) {
    let template = error.template;
    template.visit_split(&mut |text, field| {
        if !text.is_empty() {
            out.fixed(text, template.is_plain);
        }
        if let Some(text) = error.texts.get(field) {
            out.text(text);
        }
    });
}

/// The same of a message that may be long, or is not split yet. Says whether it was shortened.
#[cold]
fn write_measured(error: &View<'_>, out: &mut dyn TakePiece) -> bool {
    let View { template, fields, texts, cut, .. } = *error;
    let limit = cut.message;
    let is_whole = template.len(fields, texts) <= limit;
    let left = if is_whole { Some(limit) } else { limit.checked_sub(ELLIPSIS.len()) };
    let Some(left) = left else { return true };
    let mut start = Start { left, out };
    template.visit(fields, &mut |text, field| {
        start.text(&Text::Str(text));
        if let Some(text) = texts.get(field) {
            start.text(text);
        }
    });
    if !is_whole {
        out.fixed(ELLIPSIS, true);
    }
    !is_whole
}

/// Passes on the start of a message. A number is whole, or it is not there.
struct Start<'o> {
    left: usize,
    out: &'o mut dyn TakePiece,
}

impl Start<'_> {
    fn text(&mut self, text: &Text<'_>) {
        if self.left == 0 {
            return;
        }
        match text {
            Text::Str(text) => {
                let kept = cut_at(text, self.left);
                self.out.text(&Text::Str(kept));
                self.left = if kept.len() < text.len() { 0 } else { self.left - kept.len() };
            }
            number if number.len() <= self.left => {
                self.out.text(number);
                self.left -= number.len();
            }
            _ => self.left = 0,
        }
    }
}

impl<'v> View<'v> {
    /// The public message.
    #[must_use]
    #[inline]
    pub fn message(&self) -> Message<'v> {
        Message(*self)
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = Shown { f, result: Ok(()) };
        write(&self.0, &mut shown);
        shown.result
    }
}

/// Shows a message, up to the first fault.
struct Shown<'s, 'f> {
    f: &'s mut fmt::Formatter<'f>,
    result: fmt::Result,
}

impl TakePiece for Shown<'_, '_> {
    fn fixed(&mut self, text: &str, _: bool) {
        self.text(&Text::Str(text));
    }

    fn text(&mut self, text: &Text<'_>) {
        self.result = self.result.and_then(|()| match text {
            Text::Str(text) => self.f.write_str(text),
            Text::Display(_) => Ok(()),       // it failed
            text => write!(self.f, "{text}"), // width and precision are for the whole
        });
    }
}

/// On one line: control characters and line separators are escaped.
impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped::new(f), "\"{self}\"")
    }
}
