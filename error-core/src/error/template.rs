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

    /// Passes the parts on, from left to right. A name that `fields` has not is passed over.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn visit(&self, fields: &[FieldSpec], out: &mut impl VisitPart) {
        let whole = [(self.text, NO_FIELD)];
        let parts: &[(&str, usize)] = match self.parts {
            Parts::Text => &whole,
            Parts::Split(parts) => parts,
            Parts::Written => return visit_written(self.text, fields, out),
        };
        for &(text, field) in parts {
            out.part(text, field);
        }
    }

    /// No message with these texts is longer, in bytes.
    #[inline]
    pub(crate) fn max_len(&self, texts: &[Text<'_>]) -> usize {
        match self.parts {
            Parts::Text => self.text.len(),
            Parts::Split(parts) => parts.iter().fold(0, |len, &(text, field)| {
                len + text.len() + texts.get(field).map_or(0, Text::max_len)
            }),
            Parts::Written => usize::MAX, // it is not known before it is split
        }
    }

    /// The number of bytes of a message with these fields, whose `texts` are at hand.
    #[cold]
    pub(crate) fn len(&self, fields: &[FieldSpec], texts: &[Text<'_>]) -> usize {
        let mut len = Len { len: 0, texts };
        self.visit(fields, &mut len);
        len.len
    }

    /// Whether it names the field.
    pub(crate) fn has_field(&self, fields: &[FieldSpec], name: &str) -> bool {
        let mut names = Names { name, fields, has_name: false };
        self.visit(fields, &mut names);
        names.has_name
    }
}

/// What is done with each part of a message.
pub(crate) trait VisitPart {
    /// Takes a text, which may be empty, and the number of the field behind it, or of none.
    fn part(&mut self, text: &str, field: usize);
}

/// Adds up lengths.
struct Len<'a> {
    len: usize,
    texts: &'a [Text<'a>],
}

impl VisitPart for Len<'_> {
    fn part(&mut self, text: &str, field: usize) {
        self.len += text.len() + self.texts.get(field).map_or(0, Text::len);
    }
}

/// Looks for a name.
struct Names<'a> {
    name: &'a str,
    fields: &'a [FieldSpec],
    has_name: bool,
}

impl VisitPart for Names<'_> {
    fn part(&mut self, _: &str, field: usize) {
        self.has_name |= self.fields.get(field).is_some_and(|field| field.name() == self.name);
    }
}

/// Splits a template: a doubled brace is a brace, and a lone one is text.
#[cold]
fn visit_written(mut rest: &str, fields: &[FieldSpec], out: &mut dyn VisitPart) {
    while let Some(at) = rest.find(['{', '}']) {
        let (text, behind) = rest.split_at(at);
        let doubled = behind.starts_with("{{") || behind.starts_with("}}");
        let name = behind.strip_prefix('{').and_then(|behind| behind.split_once('}'));
        match name {
            _ if doubled => {
                out.part(&rest[..=at], NO_FIELD);
                rest = &behind[2..];
            }
            Some((name, behind)) => {
                let field = fields.iter().position(|field| field.name() == name);
                out.part(text, field.unwrap_or(NO_FIELD));
                rest = behind;
            }
            None => {
                out.part(&rest[..=at], NO_FIELD);
                rest = &behind[1..];
            }
        }
    }
    out.part(rest, NO_FIELD);
}
