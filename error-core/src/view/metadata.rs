//! `ErrorInfo.metadata`, as a layout has it.

use alloc::vec::Vec;
use core::{fmt, iter};

use super::cut::Cut;
use super::origin::Origin;
use super::view::View;
use crate::error::text::Text;

/// The keys of `ErrorInfo.metadata` and their values, in the order they are sent.
///
/// A value is whole: one that is over 64 KiB, or for which the wire has no room, is not there.
#[derive(Clone, Copy)]
pub struct Metadata<'v>(pub(crate) View<'v>);

impl<'v> View<'v> {
    /// `ErrorInfo.metadata`: empty where there is no reason.
    #[must_use]
    #[inline]
    pub fn metadata(&self) -> Metadata<'v> {
        Metadata(*self)
    }
}

impl<'v> Metadata<'v> {
    /// Each key and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'v str, Text<'v>)> + use<'v> {
        let view = self.0;
        let mut at = 0;
        let entries = iter::from_fn(move || {
            let mut said = Said { at, ..Said::of(&view) };
            let entry = said.next();
            at = said.at;
            entry.map(|(key, value)| (key, *value))
        });
        view.facts.reason.is_some().then_some(entries).into_iter().flatten()
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

/// The keys and values that are said, of an error that has a reason.
pub(crate) struct Said<'e, 'v> {
    error: &'e View<'v>,
    at: usize,
    /// Whether one was passed over because it is not said.
    pub(crate) has_left_out: bool,
}

impl<'e, 'v> Said<'e, 'v> {
    #[inline]
    pub(crate) fn of(error: &'e View<'v>) -> Self {
        Self { error, at: 0, has_left_out: false }
    }
}

impl<'v> Iterator for Said<'_, 'v> {
    type Item = (&'v str, &'v Text<'v>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.at;
            let (key, value) = field(self.error, at)?;
            self.at += 1;
            let Some(key) = key else { continue };
            if self.error.is_short || is_said(value, at, self.error.cut) {
                return Some((key, value));
            }
            self.has_left_out |= !matches!(value, Text::Display(_)); // that one failed
        }
    }
}

/// Whether a value is said that may be too long, or that failed.
#[inline(never)]
fn is_said(value: &Text<'_>, at: usize, cut: &Cut) -> bool {
    !matches!(value, Text::Display(_)) && (value.len(), at) < cut.metadata
}

/// A public field's text, and its key where metadata carries it.
#[inline]
fn field<'v>(error: &View<'v>, at: usize) -> Option<(Option<&'v str>, &'v Text<'v>)> {
    match error.origin {
        Origin::Own(..) => Some((error.fields.get(at)?.key(), error.texts.get(at)?)),
        Origin::Peer(peer) => peer.metadata.get(at).map(|(key, text)| (Some(*key), text)),
    }
}

/// The length of each field that metadata may carry, be it said or not.
pub(crate) fn lengths(error: &View<'_>) -> Vec<usize> {
    let fields = (0..).map_while(|at| field(error, at));
    fields.map(|(key, text)| key.map_or(0, |_| text.len())).collect()
}

impl fmt::Debug for Metadata<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
