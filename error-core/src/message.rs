//! The public message inside a JSON string.

use crate::json::Json;
use crate::private::Part;
use crate::spec::Rendered;
use crate::template::{Pieces, Template};
use crate::{Disclosed, Text};

/// An error whose body is text of its record around one string: most are.
///
/// It is known before anything is written, so that writing it takes no more decisions.
pub(crate) struct Simple<'a> {
    pub(crate) rendered: &'static Rendered,
    pub(crate) message: Around<'a>,
}

impl<'a> Simple<'a> {
    #[inline]
    pub(crate) fn of(error: &Disclosed<'_>, fields: &[Text<'a>], json: &Json<'_>) -> Option<Self> {
        let rendered = error.rendered().filter(|rendered| rendered.is_simple)?;
        let message = Around::of(rendered, fields, json)?;
        error.request_id().is_none().then_some(Self { rendered, message })
    }
}

/// A message that is text around one string, no longer than is to be sent.
pub(crate) struct Around<'a> {
    template: &'static Template,
    start: &'static Part,
    field: &'a str,
}

impl<'a> Around<'a> {
    #[inline]
    fn of(rendered: &'static Rendered, fields: &[Text<'a>], json: &Json<'_>) -> Option<Self> {
        let template = rendered.template.as_ref().filter(|template| template.is_plain)?;
        let [start] = template.parts else { return None };
        let Some(Text::Str(field)) = fields.get(start.1) else { return None };
        let len = start.0.len() + field.len() + template.end.len();
        (len <= json.cut.message).then_some(Self { template, start, field })
    }

    #[inline]
    pub(crate) fn write(&self, json: &mut Json<'_>) {
        json.raw(self.start.0);
        json.string(self.field, usize::MAX);
        if !self.template.end.is_empty() {
            json.raw(self.template.end);
        }
    }
}

/// Writes the message, at most as much as is to be sent. A piece whose `Display` fails is left
/// out.
#[inline(never)]
pub(crate) fn write(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    let rendered = error.rendered();
    if let Some(around) = rendered.and_then(|rendered| Around::of(rendered, fields, json)) {
        return around.write(json);
    }
    let mut left = json.cut.message;
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
