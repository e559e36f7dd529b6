//! The public message of a derived error: text from its record, fields from the value.

use crate::Text;
use crate::private::{Part, Row};

/// Half of what is sent of a message, in bytes.
pub(crate) const MAX_PLAIN: usize = 32 << 10;

/// A message, and where its fields stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template {
    pub(crate) parts: &'static [Part],
    pub(crate) end: &'static str,
    /// The number of the first field: sooner read here than in the parts. Where there is no field,
    /// it is that of none.
    pub(crate) field: usize,
    /// Whether the text is written as it is: it has nothing to escape, and fits beside a field of
    /// [`MAX_PLAIN`] bytes.
    pub(crate) is_plain: bool,
}

/// What is done with the pieces of a message.
pub(crate) trait Pieces {
    fn text(&mut self, text: &str);
    fn field(&mut self, field: Text<'_>);
}

impl Template {
    pub(crate) const fn of(row: &Row, parts: &'static [Part]) -> Option<Self> {
        if row.is_formatted {
            return None;
        }
        let is_text = parts.is_empty() && row.end.is_empty();
        let end = if is_text { row.message } else { row.end };
        let field = if let [(_, field), ..] = *parts { field } else { usize::MAX };
        let is_plain = !row.has_escapes && row.message.len() <= MAX_PLAIN;
        Some(Self { parts, end, field, is_plain })
    }

    /// Whether it is plain text around one field at most.
    pub(crate) const fn is_simple(&self) -> bool {
        self.is_plain && self.parts.len() <= 1
    }

    /// The text before the first field.
    #[inline]
    pub(crate) const fn lead(&self) -> &'static str {
        if let [(text, _), ..] = *self.parts { text } else { "" }
    }

    /// All of it, where there are no fields.
    #[inline]
    pub(crate) fn text(&self) -> Option<&'static str> {
        self.parts.is_empty().then_some(self.end)
    }

    /// Passes the pieces on, from left to right, with a value's fields.
    #[inline]
    pub(crate) fn fill(&self, fields: &[Text<'_>], pieces: &mut impl Pieces) {
        if !self.lead().is_empty() {
            pieces.text(self.lead());
        }
        self.fill_from_field(fields, pieces);
    }

    /// The same without the text before the first field.
    #[inline]
    pub(crate) fn fill_from_field(&self, fields: &[Text<'_>], pieces: &mut impl Pieces) {
        if let Some(field) = fields.get(self.field) {
            pieces.field(*field);
        }
        for (text, field) in self.parts.iter().skip(1) {
            if !text.is_empty() {
                pieces.text(text);
            }
            if let Some(field) = fields.get(*field) {
                pieces.field(*field);
            }
        }
        if !self.end.is_empty() {
            pieces.text(self.end);
        }
    }
}
