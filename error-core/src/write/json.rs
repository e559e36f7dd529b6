//! Writes JSON into the caller's buffer: escapes, and keeps within bounds.

use alloc::vec::Vec;

use wire_error_shared::Pieces;
use wire_error_shared::layout::Out;

use super::rollback::Rollback;
use super::{decimal, escape};
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::error::text::Text;
use crate::view::cut::Cut;
use crate::view::message::{self, TakePiece};
use crate::view::metadata;
use crate::view::prose::Prose;
use crate::view::resolve::{Resolved, with_texts};
use crate::view::room;
use crate::view::view::View;

/// No body is longer. The decoders refuse what is.
pub(crate) const MAX_BODY: usize = 1 << 20;

/// What writes a body.
pub(crate) trait Body {
    /// What the derive has prepared of the body, of an error that has no detail but its `ErrorInfo`.
    #[inline]
    fn prepared<'v>(&self, _error: &Resolved<'v>) -> Pieces<'v> {
        Pieces::NONE
    }

    /// Writes what stands before that.
    #[inline]
    fn write_start(&self, _json: &mut Json<'_>) {}

    /// Writes the body of our error, or of a peer's, behind its start.
    fn write(&self, error: &View<'_>, json: &mut Json<'_>);
}

impl<W: Fn(&View<'_>, &mut Json<'_>)> Body for W {
    fn write(&self, error: &View<'_>, json: &mut Json<'_>) {
        self(error, json);
    }
}

/// Appends what `layout` writes of an error to `buf`, cut until it is shorter than [`MAX_BODY`].
///
/// Where `layout` or a `Display` unwinds, `buf` is as it was.
#[inline]
pub(crate) fn render(error: &Disclosed<'_>, buf: &mut Vec<u8>, layout: &impl Body) -> LeftOut {
    let mut left_out = LeftOut::NOTHING;
    with_texts(error, |error| left_out = render_resolved(&error, buf, layout));
    left_out
}

#[inline]
fn render_resolved(error: &Resolved<'_>, buf: &mut Vec<u8>, layout: &impl Body) -> LeftOut {
    let is_prepared = error.is_bare && error.is_short;
    let pieces = if is_prepared { layout.prepared(error) } else { Pieces::NONE };
    if pieces.is_empty() {
        return render_view(&error.view(), buf, layout);
    }
    layout.write_start(&mut Json::new(buf));
    for (text, field) in pieces {
        buf.extend_from_slice(text);
        if let Some(text) = error.texts.get(usize::from(field)) {
            push_text(buf, text);
        }
    }
    LeftOut::NOTHING
}

/// Appends what `layout` writes of a view.
pub(crate) fn render_view(view: &View<'_>, buf: &mut Vec<u8>, layout: &impl Body) -> LeftOut {
    let start = buf.len();
    let rollback = Rollback::new(buf);
    let mut json = Json::new(rollback.buf);
    layout.write_start(&mut json);
    layout.write(view, &mut json);
    let mut left_out = json.left_out;
    if rollback.buf.len() - start >= MAX_BODY {
        left_out = render_cut(view, rollback.buf, start, layout);
    }
    rollback.keep();
    left_out
}

/// The same, of a body that does not fit whole. A reason or a domain that is too long to be any goes
/// where nothing else helps.
#[cold]
fn render_cut(view: &View<'_>, buf: &mut Vec<u8>, start: usize, layout: &dyn Body) -> LeftOut {
    if let Some(left_out) = cut_to_fit(view, buf, start, layout) {
        return left_out;
    }
    let facts = &room::facts_with_room(view.facts, room::JSON);
    if let Some(mut left_out) = cut_to_fit(&View { facts, ..*view }, buf, start, layout) {
        left_out.add(LeftOut::ERROR_INFO, facts.reason != view.facts.reason);
        return left_out;
    }
    // The layout alone is too long.
    buf.truncate(start);
    let mut json = Json::new(buf);
    json.raw("\"");
    json.raw(wire_error_shared::phrase(view.http_status()));
    json.raw("\"");
    LeftOut::ALL
}

/// Writes the body with the least cut that fits, if one does, and says what was left out.
fn cut_to_fit(
    view: &View<'_>,
    buf: &mut Vec<u8>,
    start: usize,
    layout: &dyn Body,
) -> Option<LeftOut> {
    let mut attempt = |cut: &Cut| {
        buf.truncate(start);
        let mut json = Json { buf, end: start + MAX_BODY, left_out: LeftOut::NOTHING };
        layout.write_start(&mut json);
        layout.write(&view.with_cut(cut), &mut json);
        let left_out = json.left_out;
        (buf.len() - start < MAX_BODY).then_some(left_out)
    };
    let cut = Cut::to_fit(&metadata::lengths(view), &mut |cut| attempt(cut).is_some());
    let mut left_out = attempt(&cut)?;
    view.add_left_out(&cut, &mut left_out);
    Some(left_out)
}

/// The buffer of a renderer.
pub struct Json<'b> {
    buf: &'b mut Vec<u8>,
    end: usize,
    /// What was left out or shortened of what the layout asked for.
    pub(crate) left_out: LeftOut,
}

impl<'b> Json<'b> {
    /// Writes to the end of `buf`.
    #[inline]
    pub(crate) fn new(buf: &'b mut Vec<u8>) -> Self {
        let end = buf.len() + MAX_BODY;
        Self { buf, end, left_out: LeftOut::NOTHING }
    }

    /// Writes JSON as it stands.
    #[inline]
    pub(crate) fn raw(&mut self, json: &str) {
        self.buf.extend_from_slice(json.as_bytes());
    }

    /// Writes a number.
    #[inline]
    pub(crate) fn number(&mut self, number: i64) {
        decimal::push_signed(self.buf, number);
    }

    /// Writes a number.
    #[inline]
    pub(crate) fn unsigned(&mut self, number: u64) {
        match u8::try_from(number) {
            Ok(digit @ 0..10) => self.buf.push(b'0' + digit),
            _ => decimal::push(self.buf, number),
        }
    }

    /// Writes the inside of a string.
    #[inline]
    pub(crate) fn string(&mut self, text: &str) {
        escape::push(self.buf, text);
    }

    /// Writes the inside of a string that is most often short and plain.
    #[inline]
    pub(crate) fn text(&mut self, text: &Text<'_>) {
        push_text(self.buf, text);
    }

    /// Writes the inside of a string with the public message.
    pub(crate) fn message(&mut self, error: &View<'_>) {
        let is_shortened = message::write(error, self);
        self.left_out.add(LeftOut::MESSAGE, is_shortened);
    }

    /// Writes the inside of a string with prose.
    pub(crate) fn prose(&mut self, prose: Prose<'_>) {
        let (text, end) = prose.parts();
        self.string(text);
        self.raw(end);
        self.left_out.add(LeftOut::DESCRIPTIONS, prose.is_shortened());
    }

    /// Whether so much is written that it does not fit, whatever follows.
    pub(crate) fn is_full(&self) -> bool {
        self.buf.len() >= self.end
    }

    /// Lends the buffer to a writer that is given back by `write`.
    pub(crate) fn nested(&mut self, write: impl for<'n> FnOnce(Json<'n>) -> Json<'n>) {
        let json = Json { buf: self.buf, end: self.end, left_out: self.left_out };
        self.left_out = write(json).left_out;
    }

    /// Writes JSON that somebody else wrote, on one line.
    pub(crate) fn foreign(&mut self, json: &[u8]) {
        escape::push_json(self.buf, json);
    }
}

impl Json<'_> {
    /// Writes a status of three digits, or any number.
    #[inline]
    fn http_status(&mut self, status: u16) {
        if (100..1000).contains(&status) {
            self.buf.extend_from_slice(&decimal::three(status));
        } else {
            self.unsigned(status.into());
        }
    }

    /// Writes a code of JSON-RPC's own ranges, or any number.
    #[inline]
    fn code(&mut self, code: i32) {
        match u16::try_from((-32_000_i32).wrapping_sub(code)) {
            Ok(behind @ 0..1000) => {
                let [a, b, c] = decimal::three(behind);
                self.buf.extend_from_slice(&[b'-', b'3', b'2', a, b, c]);
            }
            _ => self.number(code.into()),
        }
    }
}

impl TakePiece for Json<'_> {
    #[inline]
    fn fixed(&mut self, text: &str, is_plain: bool) {
        if is_plain {
            self.raw(text);
        } else {
            self.string(text);
        }
    }

    #[inline]
    fn text(&mut self, text: &Text<'_>) {
        self.text(text);
    }
}

impl Out for Json<'_> {
    #[inline]
    fn raw(&mut self, json: &str) {
        self.raw(json);
    }

    #[inline]
    fn string(&mut self, text: &str) {
        self.string(text);
    }

    #[inline]
    fn number(&mut self, number: i32) {
        self.code(number);
    }

    #[inline]
    fn status(&mut self, status: u16) {
        self.http_status(status);
    }
}

/// Appends the inside of a string: a text that is most often short and plain.
#[inline]
fn push_text(buf: &mut Vec<u8>, text: &Text<'_>) {
    match text {
        Text::Str(text) => escape::push(buf, text),
        other => decimal::push_text(buf, other),
    }
}
