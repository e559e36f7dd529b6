//! Writes RFC 9457 problem details.

use alloc::vec::Vec;

use wire_error_shared::layout::{self, Around};
use wire_error_shared::{Pieces, PreparedBody};

use crate::details::{self, error_info};
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::view::resolve::Resolved;
use crate::view::view::View;
use crate::write::json::{Body, Json, render};
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
    render(error, buf, &Problem)
}

/// The problem of our error, or of a peer's.
pub(super) struct Problem;

impl Body for Problem {
    #[inline]
    fn prepared<'v>(&self, error: &Resolved<'v>) -> Pieces<'v> {
        // Of a type, nothing is prepared.
        if error.details.type_base.is_some() {
            return Pieces::NONE;
        }
        error.spec.facts.prepared.body(PreparedBody::Problem)
    }

    fn write(&self, error: &View<'_>, json: &mut Json<'_>) {
        let has_message = !error.template.as_str().is_empty();
        let message = |json: &mut Json<'_>| json.message(error);
        layout::problem::body(error.facts, error.type_base(), has_message, json, message, |json| {
            error_info::write(error, &Around::PROBLEM, json);
            if !error.is_bare {
                Object::continued(json, |problem| write_members(error, problem));
            }
        });
    }
}

/// Writes the members that most problems lack.
#[inline(never)]
fn write_members(error: &View<'_>, problem: &mut Object<'_>) {
    details::write_members(error, problem);
    if let Some(instance) = error.instance() {
        problem.text_unless_empty("instance", instance);
    }
    problem.extensions(error);
    for (name, value) in error.other_members() {
        problem.foreign(name, value.as_bytes());
    }
}
