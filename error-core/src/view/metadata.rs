//! `ErrorInfo.metadata`, as a layout has it.

use alloc::vec::Vec;
use core::fmt;

use crate::error::field_spec::FieldSpec;
use crate::error::text::Text;

/// The keys of `ErrorInfo.metadata` and their values, in the order they are sent.
///
/// A value is whole: one that is over 64 KiB, or for which the wire has no room, is not there.
#[derive(Clone, Copy)]
pub struct Metadata<'v> {
    pub(crate) entries: Entries<'v>,
    /// The length and the place that those of an entry are less than.
    pub(crate) bound: (usize, usize),
}

#[derive(Clone, Copy)]
pub(crate) enum Entries<'v> {
    /// The fields of our error that it carries.
    Fields(&'v [FieldSpec], &'v [Text<'v>]),
    /// What a peer sent.
    Peer(&'v [(&'v str, Text<'v>)]),
}

impl<'v> Metadata<'v> {
    /// Each key and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'v str, Text<'v>)> + use<'v> {
        self.said().map(|entry| (entry.key, *entry.value))
    }

    /// The entries that are said.
    #[inline]
    pub(crate) fn said(&self) -> Said<'v> {
        Said { metadata: *self, at: 0, place: 0, has_left_out: false }
    }

    /// The length of each value, be it said or not.
    pub(crate) fn lengths(&self) -> Vec<usize> {
        let all = Self { bound: (usize::MAX, 0), ..*self };
        let mut lengths = Vec::new();
        for entry in all.said() {
            lengths.resize(entry.place, 0); // of what failed there is nothing
            lengths.push(entry.value.len());
        }
        lengths
    }

    /// The value under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Text<'v>> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

/// An entry of the metadata.
pub(crate) struct Entry<'v> {
    /// How many entries stand before it, be they said or not.
    pub(crate) place: usize,
    pub(crate) key: &'v str,
    pub(crate) value: &'v Text<'v>,
}

/// The entries that are said. Made by [`Metadata::said`].
pub(crate) struct Said<'v> {
    metadata: Metadata<'v>,
    /// How many fields or entries are passed.
    at: usize,
    place: usize,
    /// Whether one was passed over because it is not said.
    pub(crate) has_left_out: bool,
}

impl<'v> Iterator for Said<'v> {
    type Item = Entry<'v>;

    #[expect(clippy::inline_always, reason = "a call takes a twentieth more instructions")]
    #[inline(always)]
    fn next(&mut self) -> Option<Entry<'v>> {
        let Metadata { entries, bound } = self.metadata;
        loop {
            let at = self.at;
            self.at += 1;
            let (key, value) = match entries {
                Entries::Fields(fields, texts) => {
                    let (field, text) = (fields.get(at)?, texts.get(at)?);
                    let Some(key) = field.key() else { continue };
                    (key, text)
                }
                Entries::Peer(entries) => entries.get(at).map(|(key, text)| (*key, text))?,
            };
            let place = self.place;
            self.place += 1;
            match value {
                Text::Display(_) => {} // it failed
                // Most values are far from the limit, which is sooner seen than their length.
                _ if value.max_len() < bound.0 || is_said(value, place, bound) => {
                    return Some(Entry { place, key, value });
                }
                _ => self.has_left_out = true,
            }
        }
    }
}

impl Said<'_> {
    /// Whether there is no further entry.
    #[inline]
    pub(crate) fn is_at_end(&self) -> bool {
        match self.metadata.entries {
            Entries::Fields(fields, texts) => self.at >= fields.len().min(texts.len()),
            Entries::Peer(entries) => self.at >= entries.len(),
        }
    }

    /// Whether every key is written by JSON as it stands.
    pub(crate) fn keys_are_plain(&self) -> bool {
        matches!(self.metadata.entries, Entries::Fields(..))
    }
}

#[cold]
fn is_said(value: &Text<'_>, place: usize, bound: (usize, usize)) -> bool {
    (value.len(), place) < bound
}

impl fmt::Debug for Metadata<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// A map of strings.
#[cfg(feature = "json")]
impl serde::Serialize for Metadata<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Value<'v>(Text<'v>);

        impl serde::Serialize for Value<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 {
                    Text::Str(text) => serializer.serialize_str(text),
                    text => serializer.collect_str(&text),
                }
            }
        }

        serializer.collect_map(self.iter().map(|(key, value)| (key, Value(value))))
    }
}
