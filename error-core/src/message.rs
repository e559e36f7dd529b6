//! The public message inside a JSON string.

use crate::cut::Cut;
use crate::rendered::Rendered;
use crate::start::Start;
use crate::starts::Starts;
use crate::template::{MAX_PLAIN, Pieces, Template};
use crate::write::json::Json;
use crate::{Disclosed, Text};

/// An error whose body is text of its record, around one field at most: most are.
///
/// It is known before anything is written, so that writing it takes no more decisions.
pub(crate) struct Simple<'a> {
    pub(crate) rendered: &'static Rendered,
    template: &'static Template,
    field: Option<&'a Text<'a>>,
}

const _: () = assert!(MAX_PLAIN * 2 <= Cut::WHOLE.message, "both halves of a message fit");

impl<'a> Simple<'a> {
    #[inline]
    pub(crate) fn of(error: &Disclosed<'_>, fields: &'a [Text<'a>]) -> Option<Self> {
        let rendered = error.rendered().filter(|rendered| rendered.is_simple)?;
        let template = rendered.template.as_ref()?;
        let field = fields.get(template.field);
        error.request_id().is_none().then_some(Self { rendered, template, field })
    }

    /// Writes the message.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn write_message(&self, json: &mut Json<'_>) {
        json.raw(self.template.lead());
        self.write_from_field(json);
    }

    /// Writes the message without the text before its field.
    #[expect(clippy::inline_always, reason = "a call takes a tenth more instructions")]
    #[inline(always)]
    pub(crate) fn write_from_field(&self, json: &mut Json<'_>) {
        match self.field {
            Some(Text::Str(field)) if field.len() <= MAX_PLAIN => json.short_string(field),
            Some(field) => {
                let left = Cut::WHOLE.message - self.template.lead().len();
                return json.text_and_end(*field, left, self.template.end);
            }
            None => {}
        }
        if !self.template.end.is_empty() {
            json.raw(self.template.end);
        }
    }
}

/// Writes a body up to the end of its message: by the `start` of its record, where there is one
/// and nothing is to be left out of the message, and else by `head`.
#[inline]
pub(crate) fn write_started<const N: usize>(
    start: impl FnOnce(&'static Starts) -> Option<&'static Start<N>>,
    head: impl FnOnce(&Disclosed<'_>, &mut Json<'_>),
    error: &Disclosed<'_>,
    fields: &[Text<'_>],
    json: &mut Json<'_>,
) {
    let is_whole = json.cut.message == Cut::WHOLE.message;
    let rendered = error.rendered().filter(|_| is_whole);
    let start = rendered.and_then(|rendered| start(&rendered.starts));
    match start {
        Some(start) => json.start(start),
        None => head(error, json),
    }
    write_pieces(error, fields, start.is_some(), json);
}

/// Writes the message.
#[inline]
pub(crate) fn write(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    write_pieces(error, fields, false, json);
}

/// Writes the message, at most as much as is to be sent; where it `is_started`, without the text
/// before its first field. A piece whose `Display` fails is left out.
#[inline(never)]
fn write_pieces(error: &Disclosed<'_>, fields: &[Text<'_>], is_started: bool, json: &mut Json<'_>) {
    let mut left = json.cut.message;
    match error.rendered().and_then(|rendered| rendered.template.as_ref()) {
        Some(template) => {
            let mut message = Message { json, left, is_plain: template.is_plain };
            if is_started {
                message.left -= template.lead().len();
                template.fill_from_field(fields, &mut message);
            } else {
                template.fill(fields, &mut message);
            }
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
