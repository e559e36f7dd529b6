//! The public message inside a JSON string.

use crate::json::Json;
use crate::spec::Rendered;
use crate::template::{Pieces, Template};
use crate::{Disclosed, Text};

/// Writes the message, at most as much as is to be sent. A piece whose `Display` fails is left
/// out.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a call is a tenth of what a body costs")]
pub(crate) fn write(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    if let Some(&Rendered {
        template: Some(ref template @ Template { is_plain: true, .. }), ..
    }) = error.rendered()
    {
        if let Some((start, field, end)) = template.around(fields) {
            if start.len() + field.len() + end.len() <= json.cut.message {
                json.raw(start);
                json.string(field, usize::MAX);
                if !end.is_empty() {
                    json.raw(end);
                }
                return;
            }
        }
    }
    write_pieces(error, fields, json);
}

#[cold]
#[inline(never)]
fn write_pieces(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    let mut left = json.cut.message;
    match error.rendered().and_then(|rendered| rendered.template.as_ref()) {
        Some(template) => {
            let is_plain = template.is_plain;
            template.fill(fields, &mut Message { json, left, is_plain });
        }
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
