//! The public message inside a JSON string.

use crate::cut::Cut;
use crate::json::Json;
use crate::private::Part;
use crate::spec::Rendered;
use crate::template::{MAX_PLAIN, Pieces, Template};
use crate::text::cut_at;
use crate::{Disclosed, Text};

/// An error whose body is text of its record, around one field at most: most are.
///
/// It is known before anything is written, so that writing it takes no more decisions.
pub(crate) struct Simple<'a> {
    pub(crate) rendered: &'static Rendered,
    pub(crate) message: Around<'a>,
}

impl<'a> Simple<'a> {
    #[inline]
    pub(crate) fn of(error: &Disclosed<'_>, fields: &'a [Text<'a>]) -> Option<Self> {
        let rendered = error.rendered().filter(|rendered| rendered.is_simple)?;
        let message = Around::of(rendered, fields)?;
        error.request_id().is_none().then_some(Self { rendered, message })
    }
}

const _: () = assert!(MAX_PLAIN * 2 <= Cut::WHOLE.message, "both halves fit");

/// A message that is text around one field, or nothing but text.
pub(crate) struct Around<'a> {
    template: &'static Template,
    start: &'static Part,
    field: &'a Text<'a>,
}

impl<'a> Around<'a> {
    #[inline]
    fn of(rendered: &'static Rendered, fields: &'a [Text<'a>]) -> Option<Self> {
        let template = rendered.template.as_ref().filter(|template| template.is_plain)?;
        let (start, field) = match template.parts {
            [] => (&("", 0), &Text::Str("")),
            [start] => (start, fields.get(start.1)?),
            _ => return None,
        };
        Some(Self { template, start, field })
    }

    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn write(&self, json: &mut Json<'_>) {
        json.raw(self.start.0);
        let mut end = self.template.end;
        match self.field {
            Text::Str(field) if field.len() <= MAX_PLAIN => json.string(field, usize::MAX),
            field => {
                let mut left = Cut::WHOLE.message - self.start.0.len();
                let _ = json.text_by_call(*field, &mut left);
                end = cut_at(end, left);
            }
        }
        if !end.is_empty() {
            json.raw(end);
        }
    }
}

/// Writes the message, at most as much as is to be sent. A piece whose `Display` fails is left
/// out.
#[inline(never)]
pub(crate) fn write(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    let mut left = json.cut.message;
    let rendered = error.rendered();
    let around = rendered.and_then(|rendered| Around::of(rendered, fields));
    if let Some(around) = around.filter(|_| left == Cut::WHOLE.message) {
        return around.write(json);
    }
    match rendered.and_then(|rendered| rendered.template.as_ref()) {
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
