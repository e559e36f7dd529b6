//! [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).

use core::fmt::{self, Write};

use super::out::Out;
use crate::{Facts, phrase, words};

/// Writes the problem, with what `message` and `members` write: `type`, `title` and `status`
/// (section 3.1), `detail` where there is a message, and the further members. The `type_base` is that
/// of the enum.
#[inline]
pub fn body<O: Out>(
    facts: &Facts<'_>,
    type_base: Option<&str>,
    has_message: bool,
    out: &mut O,
    message: impl FnOnce(&mut O),
    members: impl FnOnce(&mut O),
) {
    let is_typed = facts.problem.is_some() || type_base.is_some() && facts.reason.is_some();
    if is_typed {
        typed(facts, type_base, out);
    } else {
        out.raw(r#"{"type":"about:blank","title":""#);
        out.raw(phrase(facts.http_status));
        out.raw(r#"""#);
    }
    out.raw(r#","status":"#);
    out.status(facts.http_status);
    if has_message {
        out.raw(r#","detail":""#);
        message(out);
        out.raw(r#"""#);
    }
    members(out);
    out.raw("}");
}

/// Writes a problem with a type of its own, up to the end of its title.
#[inline(never)]
fn typed(facts: &Facts<'_>, type_base: Option<&str>, out: &mut impl Out) {
    out.raw(r#"{"type":""#);
    let _ = type_uri(facts, type_base, &mut Inside(out));
    if given_title(facts) != Some("") {
        out.raw(r#"","title":""#);
        let _ = title(facts, type_base, &mut Inside(out));
    }
    out.raw(r#"""#);
}

/// The `type`: the one that is given, the base with the reason, or `about:blank`.
///
/// # Errors
///
/// Where `out` fails.
pub fn type_uri(facts: &Facts<'_>, type_base: Option<&str>, out: &mut dyn Write) -> fmt::Result {
    match (given_uri(facts), type_base, facts.reason) {
        (Some(uri), ..) => out.write_str(uri),
        (None, Some(base), Some(reason)) => {
            out.write_str(base)?;
            words::kebab(reason, out)
        }
        _ => out.write_str("about:blank"),
    }
}

/// The `title`: the one that is given, the reason in words, or with `about:blank` the status's
/// phrase.
///
/// # Errors
///
/// Where `out` fails.
pub fn title(facts: &Facts<'_>, type_base: Option<&str>, out: &mut dyn Write) -> fmt::Result {
    let is_typed = given_uri(facts).is_some() || type_base.is_some();
    match (given_title(facts), facts.reason) {
        (Some(title), _) => out.write_str(title),
        (None, Some(reason)) if is_typed => words::title(reason, out),
        _ => out.write_str(phrase(facts.http_status)),
    }
}

/// The title that is given: an empty one says that there is none.
fn given_title<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.problem.and_then(|problem| problem.title)
}

fn given_uri<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    facts.problem.and_then(|problem| problem.uri)
}

/// Passes text on as the inside of a string.
struct Inside<'o, O>(&'o mut O);

impl<O: Out> Write for Inside<'_, O> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.string(text);
        Ok(())
    }
}
