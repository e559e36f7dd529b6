//! The public message of a derived error: text from its record, fields from the value.

use crate::Text;
use crate::private::{Part, Row};

/// Half of what is sent of a message, in bytes.
pub(crate) const MAX_PLAIN: usize = 32 << 10;

/// A message, and where its fields stand.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "alloc"), expect(dead_code, reason = "nothing renders"))]
pub(crate) struct Template {
    pub(crate) parts: &'static [Part],
    pub(crate) end: &'static str,
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
        let is_plain = !row.has_escapes && row.message.len() <= MAX_PLAIN;
        Some(Self { parts, end, is_plain })
    }

    /// All of it, where there are no fields.
    #[inline]
    pub(crate) fn text(&self) -> Option<&'static str> {
        self.parts.is_empty().then_some(self.end)
    }

    /// Passes the pieces on, from left to right, with a value's fields.
    #[inline]
    pub(crate) fn fill(&self, fields: &[Text<'_>], pieces: &mut impl Pieces) {
        for (text, field) in self.parts {
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
