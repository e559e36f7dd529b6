//! [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).

use core::fmt::{self, Write};

use super::Out;
use crate::{Facts, phrase, words};

/// What stands before the message: `type`, `title` and `status` (section 3.1).
#[inline]
pub fn head(facts: &Facts<'_>, out: &mut impl Out) {
    let based = facts.type_base.zip(facts.reason);
    if facts.type_uri.is_some() || based.is_some() {
        typed(facts, out);
    } else {
        out.raw(r#"{"type":"about:blank","title":""#);
        out.raw(phrase(facts.http_status));
    }
    out.raw(r#"","status":"#);
    out.number(facts.http_status.into());
    out.raw(r#","detail":""#);
}

/// The same of a problem with a type of its own, up to the end of its title.
fn typed(facts: &Facts<'_>, out: &mut impl Out) {
    out.raw(r#"{"type":""#);
    match (facts.type_uri, facts.type_base, facts.reason) {
        (Some(uri), ..) => out.string(uri),
        (None, Some(base), Some(reason)) => {
            out.string(base);
            let _ = words::kebab(reason, &mut Inside(out));
        }
        _ => {}
    }
    out.raw(r#"","title":""#);
    match (facts.title, facts.reason) {
        (Some(title), _) => out.string(title),
        (None, Some(reason)) => {
            let _ = words::title(reason, &mut Inside(out));
        }
        (None, None) => out.raw(phrase(facts.http_status)),
    }
}

/// Passes text on as the inside of a string.
struct Inside<'o, O>(&'o mut O);

impl<O: Out> Write for Inside<'_, O> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.string(text);
        Ok(())
    }
}
