//! Makes the view of an error: each `Display` is run once, and its text is kept.

use alloc::string::String;
use alloc::vec;
#[cfg(feature = "json")]
use alloc::vec::Vec;
use core::fmt::{self, Write as _};
use core::ops::Range;

use super::cut::{Cut, MAX_TEXT};
use super::details::{Details, Help, Other};
use super::metadata::Entries;
use super::view::{DataLayout, View};
use crate::DataShape;
use crate::error::disclosed::Disclosed;
use crate::error::spec::ErrorSpec;
use crate::error::text::{Text, cut_at};

/// Calls `write` once with the view of an error, of which nothing is left out.
#[inline]
pub(crate) fn with_view(error: &Disclosed<'_>, write: &mut impl FnMut(&View<'_>)) {
    let spec = error.spec();
    let style = error.error.style();
    #[cfg(feature = "json")]
    let extensions = extensions(error);
    let details = details(
        error,
        spec,
        #[cfg(feature = "json")]
        &extensions,
    );
    let mut is_visited = false;
    let mut write_texts = |texts: &[Text<'_>]| {
        if core::mem::replace(&mut is_visited, true) {
            return;
        }
        let metadata = match spec.facts.reason {
            Some(_) => Entries::Fields(spec.fields, texts),
            None => Entries::NONE,
        };
        write(&View {
            facts: &spec.facts,
            template: &spec.template,
            fields: spec.fields,
            texts,
            metadata,
            details: &details,
            type_base: style.type_base(),
            data: match style.data() {
                DataShape::Details => DataLayout::Details,
                DataShape::Info => DataLayout::Info,
                DataShape::None => DataLayout::None,
            },
            is_retryable: spec.retryable(),
            cut: &Cut::WHOLE,
        });
    };
    error.error.visit_fields(&mut |texts| {
        if texts.iter().any(|text| matches!(text, Text::Display(_))) {
            resolve(texts, &mut write_texts);
        } else {
            write_texts(texts);
        }
    });
    write_texts(&[]); // by hand, `visit_fields` may have forgotten to visit
}

/// What the error says beside its message and its `ErrorInfo`.
#[inline]
fn details<'v>(
    error: &Disclosed<'v>,
    spec: &'v ErrorSpec,
    #[cfg(feature = "json")] extensions: &'v [Extension],
) -> Details<'v> {
    Details {
        delay: error.error.delay(),
        violations: error.error.violations(),
        help: match spec.help() {
            Some(url) => {
                Help::Link { subject: spec.reason().unwrap_or(spec.grpc_code().as_str()), url }
            }
            None => Help::NONE,
        },
        request_id: error.request_id(),
        instance: error.instance(),
        rpc: error.error.rpc_details(),
        other: Other::None,
        #[cfg(feature = "json")]
        data: error.error.data(),
        #[cfg(feature = "json")]
        extensions,
    }
}

/// An extension member of RFC 9457: its name, and JSON.
#[cfg(feature = "json")]
type Extension = (&'static str, Vec<u8>);

/// The extensions that can be written as JSON.
#[cfg(feature = "json")]
#[inline]
fn extensions(error: &Disclosed<'_>) -> Vec<Extension> {
    let mut extensions = Vec::new();
    error.error.extensions(&mut |name, value| {
        extensions.extend(crate::error::data::readable(value).map(|json| (name, json)));
    });
    extensions
}

/// No more is kept of what a `Display` writes: it is over the limit, though the last character, of
/// at most four bytes, be dropped.
const TOO_LONG: usize = MAX_TEXT + 4;

/// Calls `then` with the same texts, and in place of each `Display` what it wrote: little more than
/// 64 KiB of it. One that failed stays a `Display`.
#[inline(never)]
fn resolve(texts: &[Text<'_>], then: &mut dyn FnMut(&[Text<'_>])) {
    const INLINE: usize = 8;
    let mut scratch = Scratch { inline: [0; 256], len: 0, heap: String::new() };
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
    let resolved = |(range, text): (&Option<Range<usize>>, &_)| match (range, text) {
        (Some(range), _) => Text::Str(&written[range.clone()]),
        (None, Text::Display(_)) => Text::Display(&""),
        (None, text) => *text,
    };
    let mut inline = [Text::Str(""); INLINE];
    let mut heap = vec![];
    let resolved = ranges.iter().zip(texts).map(resolved);
    if texts.len() <= INLINE {
        for (place, text) in inline.iter_mut().zip(resolved) {
            *place = text;
        }
        then(&inline[..texts.len()]);
    } else {
        heap.extend(resolved);
        then(&heap);
    }
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
