//! The public message: text, and the places of public fields.

use core::fmt;

use wire_error_shared::{MAX_TEXT, Pieces};

use super::field_spec::FieldSpec;
use super::text::Text;

/// A piece of a template: text, and the number of the public field behind it.
///
/// The derive has split the template when the user's crate was compiled. The last piece may have no
/// field, and the number [`NO_FIELD`].
pub type Part = (&'static str, usize);

/// The number of no field.
pub const NO_FIELD: usize = usize::MAX;

/// A message, and where its fields stand.
#[derive(Clone, Copy)]
pub(crate) struct Template<'a> {
    /// The text as it was written, with its `{fields}`.
    text: &'a str,
    pub(crate) parts: Parts,
    /// Whether no text of it needs an escape in JSON.
    pub(crate) is_plain: bool,
    /// Whether it is split, and not too long as long as no text of a field is longer than
    /// [`Pieces::MAX_TEXT`].
    pub(crate) is_short: bool,
}

/// What a template is made of.
#[derive(Clone, Copy)]
pub(crate) enum Parts {
    /// The text has no field, and its braces mean nothing.
    Text,
    /// The derive has split it.
    Split(&'static [Part]),
    /// As it was written by hand: it is split where it is used.
    Written,
}

impl<'a> Template<'a> {
    /// A text without fields.
    pub(crate) const fn text(text: &'a str) -> Self {
        Self { text, parts: Parts::Text, is_plain: false, is_short: text.len() <= MAX_TEXT }
    }

    /// A template as it is written, such as `no order {id}`.
    pub(crate) const fn written(text: &'a str) -> Self {
        Self { text, parts: Parts::Written, is_plain: false, is_short: false }
    }

    /// A template that the derive has split.
    pub(crate) const fn split(text: &'a str, parts: &'static [Part], is_plain: bool) -> Self {
        let is_short = text.len() + parts.len() * Pieces::MAX_TEXT <= MAX_TEXT;
        let parts = if parts.is_empty() { Parts::Text } else { Parts::Split(parts) };
        Self { text, parts, is_plain, is_short }
    }

    /// The text as it was written, with its `{fields}`.
    pub(crate) const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Passes the parts on, from left to right: a text, which may be empty, and the number of the
    /// field behind it, or of none. A name that `fields` has not is passed over.
    #[inline]
    pub(crate) fn visit(&self, fields: &[FieldSpec], visit: &mut impl FnMut(&'a str, usize)) {
        if matches!(self.parts, Parts::Written) {
            return visit_written(self.text, fields, visit);
        }
        self.visit_split(visit);
    }

    /// The same up to the first fault.
    #[inline]
    pub(crate) fn try_visit(
        &self,
        fields: &[FieldSpec],
        visit: &mut impl FnMut(&'a str, usize) -> fmt::Result,
    ) -> fmt::Result {
        if let Parts::Split(parts) = self.parts {
            return parts.iter().try_for_each(|&(text, field)| visit(text, field));
        }
        let mut result = Ok(());
        self.visit(fields, &mut |text, field| result = result.and_then(|()| visit(text, field)));
        result
    }

    /// The same of a template that is split.
    #[inline]
    pub(crate) fn visit_split(&self, visit: &mut impl FnMut(&'a str, usize)) {
        match self.parts {
            Parts::Text => visit(self.text, NO_FIELD),
            Parts::Split(parts) => parts.iter().for_each(|&(text, field)| visit(text, field)),
            Parts::Written => {}
        }
    }

    /// The number of bytes of a message with these fields, whose `texts` are at hand.
    pub(crate) fn len(&self, fields: &[FieldSpec], texts: &[Text<'_>]) -> usize {
        let mut len = 0;
        self.visit(fields, &mut |text, field| {
            len += text.len() + texts.get(field).map_or(0, Text::len);
        });
        len
    }

    /// Whether it names the field.
    pub(crate) fn has_field(&self, fields: &[FieldSpec], name: &str) -> bool {
        let mut has_field = false;
        self.visit(fields, &mut |_, field| {
            has_field |= fields.get(field).is_some_and(|field| field.name() == name);
        });
        has_field
    }
}

/// Splits a template: a doubled brace is a brace, and a lone one is text.
#[cold]
fn visit_written<'a>(
    mut rest: &'a str,
    fields: &[FieldSpec],
    visit: &mut dyn FnMut(&'a str, usize),
) {
    while let Some(at) = rest.find(['{', '}']) {
        let (text, behind) = rest.split_at(at);
        let doubled = behind.starts_with("{{") || behind.starts_with("}}");
        let name = behind.strip_prefix('{').and_then(|behind| behind.split_once('}'));
        match name {
            _ if doubled => {
                visit(&rest[..=at], NO_FIELD);
                rest = &behind[2..];
            }
            Some((name, behind)) => {
                let field = fields.iter().position(|field| field.name() == name);
                visit(text, field.unwrap_or(NO_FIELD));
                rest = behind;
            }
            None => {
                visit(&rest[..=at], NO_FIELD);
                rest = &behind[1..];
            }
        }
    }
    visit(rest, NO_FIELD);
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn a_template_is_short_where_its_longest_message_is_64_kib() {
        let text = |len: usize| Template::text("x".repeat(len).leak()).is_short;
        assert!(text(0) && text(65_536) && !text(65_537));
        let split = |len: usize, fields: usize| {
            let parts = vec![("", 0); fields].leak();
            Template::split("x".repeat(len).leak(), parts, true).is_short
        };
        for fields in 0..=16 {
            let most = 65_536 - fields * 4096;
            assert!(split(most, fields) && !split(most + 1, fields), "{fields}");
        }
        assert!(!split(0, 17));
    }
}
