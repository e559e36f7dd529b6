//! `Object` and `Array`: a face of the JSON writer that can write nothing but valid JSON.

use core::fmt;

use super::json::Json;
use crate::error::left_out::LeftOut;
use crate::error::text::Text;
use crate::view::message::Message;
use crate::view::prose::Prose;
use crate::view::view::View;
use crate::view::view::{Title, TypeUri};

/// The members of a JSON object. A layout of your own writes its body into one.
///
/// What is written has this crate's escapes and bounds. A name that is written twice is a fault of
/// the layout: where debug assertions are on, it panics.
///
/// # Examples
///
/// ```
/// use wire_error::{Layout, Object, View, WireError, layout};
///
/// struct Envelope;
///
/// impl Layout for Envelope {
///     const CONTENT_TYPE: &'static str = "application/json";
///
///     fn write(error: &View<'_>, body: &mut Object<'_>) {
///         body.bool("ok", false);
///         body.object("error", |e| {
///             e.number("status", error.http_status());
///             e.text("message", error.message());
///             e.optional("reason", error.reason());
///             e.nullable("order", error.field("id"));
///         });
///     }
/// }
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no order {id}")]
/// struct OrderNotFound {
///     #[wire(public)]
///     id: u64,
/// }
///
/// assert_eq!(
///     layout::to_vec::<Envelope>(&OrderNotFound { id: 7 }),
///     br#"{"ok":false,"error":{"status":404,"message":"no order 7","order":"7"}}"#,
/// );
/// ```
pub struct Object<'b> {
    json: Json<'b>,
    is_empty: bool,
    #[cfg(debug_assertions)]
    names: alloc::vec::Vec<alloc::string::String>,
}

/// The elements of a JSON array.
pub struct Array<'b> {
    json: Json<'b>,
    is_empty: bool,
}

/// What may be the text of a member: a string, the text of a public field, the public message.
pub trait AsText: sealed::WriteText {}

impl<T: sealed::WriteText> AsText for T {}

mod sealed {
    use super::Json;

    /// Seals `AsText`.
    pub trait WriteText {
        /// Writes the inside of a string.
        fn write_text(&self, json: &mut Json<'_>);
    }
}

use sealed::WriteText;

impl WriteText for str {
    fn write_text(&self, json: &mut Json<'_>) {
        let prose = Prose::new(self, crate::view::cut::MAX_TEXT);
        json.prose(prose);
    }
}

impl WriteText for alloc::string::String {
    fn write_text(&self, json: &mut Json<'_>) {
        self.as_str().write_text(json);
    }
}

impl<T: WriteText + ?Sized> WriteText for &T {
    fn write_text(&self, json: &mut Json<'_>) {
        (**self).write_text(json);
    }
}

impl WriteText for Text<'_> {
    fn write_text(&self, json: &mut Json<'_>) {
        match self {
            Text::Str(text) => text.write_text(json),
            text => json.text(text),
        }
    }
}

impl WriteText for Message<'_> {
    fn write_text(&self, json: &mut Json<'_>) {
        json.message(&self.0);
    }
}

impl WriteText for Prose<'_> {
    fn write_text(&self, json: &mut Json<'_>) {
        json.prose(*self);
    }
}

/// Writes what a `Display` writes as the inside of a string.
macro_rules! by_display {
    ($($ty:ty),*) => {$(
        impl WriteText for $ty {
            fn write_text(&self, json: &mut Json<'_>) {
                let _ = fmt::write(&mut Inside(json), format_args!("{self}"));
            }
        }
    )*};
}

by_display!(TypeUri<'_>, Title<'_>, crate::Code);

/// Passes text on as the inside of a string.
struct Inside<'j, 'b>(&'j mut Json<'b>);

impl fmt::Write for Inside<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.string(text);
        Ok(())
    }
}

impl Object<'_> {
    /// Writes an object with what `write` writes.
    pub(crate) fn write(json: &mut Json<'_>, write: impl FnOnce(&mut Object<'_>)) {
        json.raw("{");
        json.nested(|json| {
            let mut object = Object::of(json, true);
            write(&mut object);
            object.json
        });
        json.raw("}");
    }

    /// Writes a text.
    pub fn text(&mut self, name: &str, text: impl AsText) {
        if self.name(name) {
            write_text(&text, &mut self.json);
        }
    }

    /// Writes the text of a public field: as a JSON number or boolean where it is one.
    pub fn value(&mut self, name: &str, value: Text<'_>) {
        if self.name(name) {
            write_value(value, &mut self.json);
        }
    }

    /// Writes an integer.
    pub fn number(&mut self, name: &str, number: impl Into<i64>) {
        if self.name(name) {
            self.json.number(number.into());
        }
    }

    /// Writes a boolean.
    pub fn bool(&mut self, name: &str, value: bool) {
        if self.name(name) {
            self.json.raw(if value { "true" } else { "false" });
        }
    }

    /// Writes an object with what `write` writes.
    pub fn object(&mut self, name: &str, write: impl FnOnce(&mut Object<'_>)) {
        if self.name(name) {
            Object::write(&mut self.json, write);
        }
    }

    /// Writes an array with what `write` writes.
    pub fn array(&mut self, name: &str, write: impl FnOnce(&mut Array<'_>)) {
        if self.name(name) {
            Array::write(&mut self.json, write);
        }
    }

    /// Writes a text, or nothing where there is none.
    pub fn optional(&mut self, name: &str, text: Option<impl AsText>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// Writes a text, or `null` where there is none.
    pub fn nullable(&mut self, name: &str, text: Option<impl AsText>) {
        match text {
            Some(text) => self.text(name, text),
            None => {
                if self.name(name) {
                    self.json.raw("null");
                }
            }
        }
    }

    /// Writes the extension members of the error: those that fields marked `extension` make.
    pub fn extensions(&mut self, error: &View<'_>) {
        error.visit_extensions(&mut |name, json| self.foreign(name, &json));
    }

    /// Writes members behind others that stand in `json` already.
    pub(crate) fn continued(json: &mut Json<'_>, write: impl FnOnce(&mut Object<'_>)) {
        json.nested(|json| {
            let mut object = Object::of(json, false);
            write(&mut object);
            object.json
        });
    }

    fn of(json: Json<'_>, is_empty: bool) -> Object<'_> {
        Object {
            json,
            is_empty,
            #[cfg(debug_assertions)]
            names: alloc::vec::Vec::new(),
        }
    }

    /// Writes a text that a program reads, unless it is empty.
    pub(crate) fn text_unless_empty(&mut self, name: &str, text: &str) {
        if !text.is_empty() && self.name(name) {
            self.json.raw("\"");
            self.json.string(text);
            self.json.raw("\"");
        }
    }

    /// Writes prose, unless it is empty.
    pub(crate) fn prose(&mut self, name: &str, prose: Prose<'_>) {
        if !prose.is_empty() {
            self.text(name, prose);
        }
    }

    /// Writes what a `Display` writes.
    pub(crate) fn display(&mut self, name: &str, value: &dyn fmt::Display) {
        if self.name(name) {
            self.json.raw("\"");
            let _ = fmt::write(&mut Inside(&mut self.json), format_args!("{value}"));
            self.json.raw("\"");
        }
    }

    /// Writes JSON that somebody else wrote.
    pub(crate) fn foreign(&mut self, name: &str, json: &[u8]) {
        if self.name(name) {
            self.json.foreign(json);
        }
    }

    /// Notes that a part was left out.
    pub(crate) fn left_out(&mut self, part: LeftOut, is_left_out: bool) {
        self.json.left_out.add(part, is_left_out);
    }

    /// Writes the name of a member, and says whether there is room for a value. Where there is none
    /// the body is too long already, and is written again with less.
    #[must_use]
    fn name(&mut self, name: &str) -> bool {
        if self.json.is_full() {
            return false;
        }
        #[cfg(debug_assertions)]
        match self.names.binary_search_by(|known| (**known).cmp(name)) {
            Ok(_) => panic!("a layout writes the member `{name}` twice"),
            Err(at) => self.names.insert(at, name.into()),
        }
        if !core::mem::replace(&mut self.is_empty, false) {
            self.json.raw(",");
        }
        self.json.raw("\"");
        self.json.string(name);
        self.json.raw("\":");
        true
    }
}

impl Array<'_> {
    fn write(json: &mut Json<'_>, write: impl FnOnce(&mut Array<'_>)) {
        json.raw("[");
        json.nested(|json| {
            let mut array = Array { json, is_empty: true };
            write(&mut array);
            array.json
        });
        json.raw("]");
    }

    /// Writes a text.
    pub fn text(&mut self, text: impl AsText) {
        if self.separate() {
            write_text(&text, &mut self.json);
        }
    }

    /// Writes the text of a public field: as a JSON number or boolean where it is one.
    pub fn value(&mut self, value: Text<'_>) {
        if self.separate() {
            write_value(value, &mut self.json);
        }
    }

    /// Writes an integer.
    pub fn number(&mut self, number: impl Into<i64>) {
        if self.separate() {
            self.json.number(number.into());
        }
    }

    /// Writes a boolean.
    pub fn bool(&mut self, value: bool) {
        if self.separate() {
            self.json.raw(if value { "true" } else { "false" });
        }
    }

    /// Writes an object with what `write` writes.
    pub fn object(&mut self, write: impl FnOnce(&mut Object<'_>)) {
        if self.separate() {
            Object::write(&mut self.json, write);
        }
    }

    /// Writes an array with what `write` writes.
    pub fn array(&mut self, write: impl FnOnce(&mut Array<'_>)) {
        if self.separate() {
            Array::write(&mut self.json, write);
        }
    }

    /// Writes a text, or nothing where there is none.
    pub fn optional(&mut self, text: Option<impl AsText>) {
        if let Some(text) = text {
            self.text(text);
        }
    }

    /// Writes a text, or `null` where there is none.
    pub fn nullable(&mut self, text: Option<impl AsText>) {
        match text {
            Some(text) => self.text(text),
            None => {
                if self.separate() {
                    self.json.raw("null");
                }
            }
        }
    }

    /// Writes JSON that somebody else wrote.
    pub(crate) fn foreign(&mut self, json: &[u8]) {
        if self.separate() {
            self.json.foreign(json);
        }
    }

    /// Whether so much is written that the body does not fit, whatever follows.
    pub(crate) fn is_full(&self) -> bool {
        self.json.is_full()
    }

    /// Writes what stands before an element, and says whether there is room for one.
    #[must_use]
    fn separate(&mut self) -> bool {
        if self.json.is_full() {
            return false;
        }
        if !core::mem::replace(&mut self.is_empty, false) {
            self.json.raw(",");
        }
        true
    }
}

fn write_text(text: &impl AsText, json: &mut Json<'_>) {
    json.raw("\"");
    text.write_text(json);
    json.raw("\"");
}

fn write_value(value: Text<'_>, json: &mut Json<'_>) {
    match value {
        Text::Str(_) | Text::Display(_) => write_text(&value, json),
        number => json.text(&number),
    }
}

impl fmt::Debug for Object<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object").finish_non_exhaustive()
    }
}

impl fmt::Debug for Array<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Array").finish_non_exhaustive()
    }
}
