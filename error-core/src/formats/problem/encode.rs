//! Writes RFC 9457 problem details.

use alloc::vec::Vec;

use wire_error_shared::layout::{self, Around, Part};

use crate::details::{error_info, table};
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::view::view::View;
use crate::write::json::{Json, render};
use crate::write::object::Object;

/// A problem details object, as [`write()`] writes it.
pub fn to_vec<'a>(err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(err, &mut buf);
    buf
}

/// Appends a problem details object (RFC 9457, section 3): `type`, `title`, `status`, `detail`,
/// and as extension members (section 3.2) what the other formats call details.
///
/// What is written is shorter than 1 MiB. Where a `Display` panics, the buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, problem};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// assert_eq!(
///     problem::to_vec(&TaskNotFound),
///     br#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no such task"}"#,
/// );
/// ```
pub fn write<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    write_error(&err.into(), buf);
}

/// The same, and what was left out.
pub(crate) fn write_error(error: &Disclosed<'_>, buf: &mut Vec<u8>) -> LeftOut {
    render(error, buf, &write_body)
}

/// Writes the problem of our error, or of a peer's.
#[expect(clippy::inline_always, reason = "a call takes a twentieth more instructions")]
#[inline(always)]
pub(super) fn write_body(error: &View<'_>, json: &mut Json<'_>) {
    let (facts, type_base) = (error.facts, error.type_base());
    let has_message = !error.template.as_str().is_empty();
    // Of a type, nothing is prepared.
    let is_blank = type_base.is_none() && facts.problem.is_none();
    let head = if is_blank { Part::ProblemHead } else { Part::None };
    json.start(error, head, |json| layout::problem::head(facts, type_base, has_message, json));
    let write_tail = |json: &mut Json<'_>| layout::problem::tail(has_message, json);
    error_info::write_alone(error, Part::ProblemTail, &Around::PROBLEM, write_tail, json);
    if error.has_members() {
        Object::continued(json, |problem| write_members(error, problem));
    }
    json.raw("}");
}

/// Writes the members that most problems lack.
#[inline(never)]
fn write_members(error: &View<'_>, problem: &mut Object<'_>) {
    table::write_members(error, problem);
    if let Some(instance) = error.instance() {
        problem.text_unless_empty("instance", instance);
    }
    problem.extensions(error);
    for (name, value) in error.other_members() {
        problem.foreign(name, value.as_bytes());
    }
}
