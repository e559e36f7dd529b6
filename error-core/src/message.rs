//! The public message inside a JSON string.

use crate::json::Json;
use crate::template::Pieces;
use crate::{Disclosed, Text};

/// Writes the message, at most as much as is to be sent. A piece whose `Display` fails is left
/// out.
#[inline]
pub(crate) fn write(error: &Disclosed<'_>, json: &mut Json<'_>) {
    let mut left = json.cut.message;
    match error.rendered().and_then(|rendered| rendered.template.as_ref()) {
        Some(template) => error.visit_fields(&mut |fields| {
            let is_plain = template.is_plain;
            template.fill(fields, &mut Message { json, left, is_plain });
        }),
        None => error.visit_message(&mut |piece| {
            let _ = json.text(piece, &mut left);
        }),
    }
}

/// Writes the pieces of a message, while there is something `left` to be sent.
struct Message<'m, 'b> {
    json: &'m mut Json<'b>,
    left: usize,
    /// Whether text has nothing to escape.
    is_plain: bool,
}

impl Pieces for Message<'_, '_> {
    #[inline]
    fn text(&mut self, text: &str) {
        match self.left.checked_sub(text.len()) {
            Some(left) if self.is_plain => {
                self.left = left;
                self.json.raw(text);
            }
            _ => self.field(Text::Str(text)),
        }
    }

    #[inline]
    fn field(&mut self, field: Text<'_>) {
        let _ = self.json.text(field, &mut self.left);
    }
}
