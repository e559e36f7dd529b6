//! The public message: text, and the places of public fields.

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
    parts: Parts,
    /// Whether no text of it needs an escape in JSON.
    pub(crate) is_plain: bool,
}

#[derive(Clone, Copy)]
enum Parts {
    /// The text has no field, and its braces mean nothing.
    Text,
    /// The derive has split it.
    Split(&'static [Part]),
    /// As it was written by hand: it is split where it is used.
    Written,
}

/// What stands in a message.
#[derive(Clone, Copy)]
pub(crate) enum Piece<'a> {
    /// Text of the template.
    Text(&'a str),
    /// The number of a public field.
    Field(usize),
}

impl<'a> Template<'a> {
    /// A text without fields.
    pub(crate) const fn text(text: &'a str) -> Self {
        Self { text, parts: Parts::Text, is_plain: false }
    }

    /// A template as it is written, such as `no order {id}`.
    pub(crate) const fn written(text: &'a str) -> Self {
        Self { text, parts: Parts::Written, is_plain: false }
    }

    /// A template that the derive has split.
    pub(crate) const fn split(text: &'a str, parts: &'static [Part], is_plain: bool) -> Self {
        let parts = if parts.is_empty() { Parts::Text } else { Parts::Split(parts) };
        Self { text, parts, is_plain }
    }

    /// The text as it was written, with its `{fields}`.
    pub(crate) const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Passes the pieces on, from left to right. A name that `fields` has not is passed over.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn visit(&self, fields: &[FieldSpec], visit: &mut impl FnMut(Piece<'a>)) {
        match self.parts {
            Parts::Text => visit(Piece::Text(self.text)),
            Parts::Split(parts) => {
                for &(text, field) in parts {
                    if !text.is_empty() {
                        visit(Piece::Text(text));
                    }
                    if field != NO_FIELD {
                        visit(Piece::Field(field));
                    }
                }
            }
            Parts::Written => visit_written(self.text, fields, visit),
        }
    }

    /// No message with these texts is longer, in bytes.
    #[inline]
    pub(crate) fn max_len(&self, texts: &[Text<'_>]) -> usize {
        let fields = match self.parts {
            Parts::Text => return self.text.len(),
            Parts::Split(parts) => parts.len(),
            Parts::Written => self.text.len(),
        };
        let longest = texts.iter().fold(0, |longest, text| longest.max(text.max_len()));
        self.text.len() + fields.saturating_mul(longest)
    }

    /// The number of bytes of a message with these fields, whose `texts` are at hand.
    #[cold]
    pub(crate) fn len(&self, fields: &[FieldSpec], texts: &[Text<'_>]) -> usize {
        let mut len = 0;
        self.visit(fields, &mut |piece| {
            len += match piece {
                Piece::Text(text) => text.len(),
                Piece::Field(field) => texts.get(field).map_or(0, Text::len),
            };
        });
        len
    }

    /// Whether it names the field.
    pub(crate) fn has_field(&self, fields: &[FieldSpec], name: &str) -> bool {
        let mut has_field = false;
        self.visit(fields, &mut |piece| {
            if let Piece::Field(field) = piece {
                has_field |= fields.get(field).is_some_and(|field| field.name() == name);
            }
        });
        has_field
    }
}

/// Splits a template: a doubled brace is a brace, and a lone one is text.
#[cold]
fn visit_written<'a>(mut rest: &'a str, fields: &[FieldSpec], visit: &mut impl FnMut(Piece<'a>)) {
    while let Some(at) = rest.find(['{', '}']) {
        let (text, behind) = rest.split_at(at);
        let doubled = behind.starts_with("{{") || behind.starts_with("}}");
        let name = behind.strip_prefix('{').and_then(|behind| behind.split_once('}'));
        match name {
            _ if doubled => {
                visit(Piece::Text(&rest[..=at]));
                rest = &behind[2..];
            }
            Some((name, behind)) => {
                visit(Piece::Text(text));
                if let Some(field) = fields.iter().position(|field| field.name() == name) {
                    visit(Piece::Field(field));
                }
                rest = behind;
            }
            None => {
                visit(Piece::Text(&rest[..=at]));
                rest = &behind[1..];
            }
        }
    }
    visit(Piece::Text(rest));
}
