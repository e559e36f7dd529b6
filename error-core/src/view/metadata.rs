//! `ErrorInfo.metadata`, as a layout has it.

use alloc::collections::BTreeMap;
use alloc::string::String;
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
    #[cfg_attr(not(feature = "_peer"), expect(dead_code, reason = "only decoders make one"))]
    Peer(&'v BTreeMap<String, String>),
}

impl<'v> Entries<'v> {
    pub(crate) const NONE: Self = Self::Fields(&[], &[]);

    /// Passes each key on with its value, unless that failed.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn visit(self, visit: &mut impl FnMut(&'v str, Text<'v>)) {
        match self {
            Self::Fields(fields, texts) => {
                for (field, text) in fields.iter().zip(texts) {
                    match (field.key(), text) {
                        (None, _) | (_, Text::Display(_)) => {}
                        (Some(key), text) => visit(key, *text),
                    }
                }
            }
            Self::Peer(map) => {
                for (key, value) in map {
                    visit(key, Text::Str(value));
                }
            }
        }
    }

    /// Whether every key is written by JSON as it stands.
    #[inline]
    pub(crate) fn keys_are_plain(self) -> bool {
        matches!(self, Self::Fields(..))
    }

    /// The length of each value.
    pub(crate) fn lengths(self) -> Vec<usize> {
        let mut lengths = Vec::new();
        self.visit(&mut |_, value| lengths.push(value.len()));
        lengths
    }
}

impl<'v> Metadata<'v> {
    /// Passes each key on with its value, if that is said, or else with nothing.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn visit(self, visit: &mut impl FnMut(&'v str, Option<Text<'v>>)) {
        let mut at = 0;
        self.entries.visit(&mut |key, value| {
            let is_said = (value.len(), at) < self.bound;
            visit(key, is_said.then_some(value));
            at += 1;
        });
    }

    /// Each key and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'v str, Text<'v>)> + use<'v> {
        let mut entries = Vec::new();
        self.visit(&mut |key, value| entries.extend(value.map(|value| (key, value))));
        entries.into_iter()
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
