//! Makes the view of an error: each `Display` is run once, and its text is kept.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt::{self, Write as _};
use core::ops::Range;

use super::cut::{Cut, MAX_TEXT};
use super::details::{Details, Origin};
use super::view::View;
use crate::error::cut::cut_at;
use crate::error::disclosed::Disclosed;
use crate::error::text::Text;

/// Calls `write` once with the view of an error, of which nothing is left out.
#[inline]
pub(crate) fn with_view(error: &Disclosed<'_>, write: &mut impl FnMut(&View<'_>)) {
    let spec = error.spec();
    let details = Details {
        delay: error.error.delay(),
        violations: error.error.violations(),
        rpc: error.error.rpc_details(),
        origin: Origin::Own(error, spec),
    };
    let is_visited = Cell::new(false);
    let mut write_texts = |texts: &[Text<'_>]| {
        if is_visited.replace(true) {
            return;
        }
        let (mut scratch, mut resolved) = (None, None);
        let texts = if texts.iter().any(|text| matches!(text, Text::Display(_))) {
            resolve(texts, &mut scratch, &mut resolved)
        } else {
            texts
        };
        write(&View {
            facts: &spec.facts,
            template: &spec.template,
            fields: spec.fields,
            texts,
            details: &details,
            cut: &Cut::WHOLE,
        });
    };
    error.error.visit_fields(&mut write_texts);
    if !is_visited.get() {
        write_texts(&[]); // by hand, `visit_fields` may have forgotten to visit
    }
}

/// So many texts are resolved without an allocation.
const INLINE: usize = 8;

/// No more is kept of what a `Display` writes: it is over the limit, though the last character, of
/// at most four bytes, be dropped.
const TOO_LONG: usize = MAX_TEXT + 4;

/// The same texts, and in place of each `Display` what it wrote: little more than 64 KiB of it. One
/// that failed stays a `Display`.
#[inline(never)]
fn resolve<'t>(
    texts: &[Text<'t>],
    scratch: &'t mut Option<Scratch>,
    resolved: &'t mut Option<Resolved<'t>>,
) -> &'t [Text<'t>] {
    let scratch = scratch.insert(Scratch { inline: [0; 256], len: 0, heap: String::new() });
    let mut inline_ranges = [const { None }; INLINE];
    let mut heap_ranges = vec![];
    let ranges: &mut [Option<Range<usize>>] = if texts.len() <= INLINE {
        &mut inline_ranges
    } else {
        heap_ranges.resize(texts.len(), None);
        &mut heap_ranges
    };
    for (range, text) in ranges.iter_mut().zip(texts) {
        if let Text::Display(value) = text {
            *range = scratch.write(*value);
        }
    }
    let written = scratch.as_str();
    let text = |(range, text): (&Option<Range<usize>>, &_)| match (range, text) {
        (Some(range), _) => Text::Str(&written[range.clone()]),
        (None, Text::Display(_)) => Text::Display(&""),
        (None, text) => *text,
    };
    let texts_resolved = ranges.iter().zip(texts).map(text);
    let Resolved { inline, heap } =
        resolved.insert(Resolved { inline: [Text::Str(""); INLINE], heap: vec![] });
    if texts.len() > INLINE {
        heap.extend(texts_resolved);
        return heap;
    }
    for (place, text) in inline.iter_mut().zip(texts_resolved) {
        *place = text;
    }
    &inline[..texts.len()]
}

/// Texts of which none is a `Display` but what failed.
struct Resolved<'t> {
    inline: [Text<'t>; INLINE],
    /// All of them, where they are more.
    heap: Vec<Text<'t>>,
}

/// What the `Display`s of one error wrote: most write little.
struct Scratch {
    inline: [u8; 256],
    len: usize,
    /// All of it, where it is more than `inline` holds.
    heap: String,
}

impl Scratch {
    /// Where the text of `value` stands, unless its `Display` fails.
    fn write(&mut self, value: &dyn fmt::Display) -> Option<Range<usize>> {
        let start = self.len();
        let mut bounded = Bounded { scratch: self, left: TOO_LONG };
        let result = write!(bounded, "{value}");
        let is_full = bounded.left == 0;
        if result.is_err() && !is_full {
            self.truncate(start);
            return None;
        }
        Some(start..self.len())
    }

    fn len(&self) -> usize {
        if self.heap.is_empty() { self.len } else { self.heap.len() }
    }

    fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
        self.heap.truncate(len);
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
