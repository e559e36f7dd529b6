//! Writes AIP-193 bodies.

use alloc::vec::Vec;

use wire_error_shared::layout::{self, Around, Part};

use crate::details::table;
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::view::view::View;
use crate::write::json::{Json, render};

/// A body, as [`write()`] writes it.
pub fn to_vec<'a>(err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(err, &mut buf);
    buf
}

/// Appends a body: `code`, `message`, `status` and, where there is something to say, `details`,
/// in an `error` object.
///
/// What is written is shorter than 1 MiB. Where a `Display` panics, the buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, aip193};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// assert_eq!(
///     aip193::to_vec(&TaskNotFound),
///     br#"{"error":{"code":404,"message":"no such task","status":"NOT_FOUND"}}"#,
/// );
/// ```
pub fn write<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    write_error(&err.into(), buf);
}

/// The same, and what was left out.
pub(crate) fn write_error(error: &Disclosed<'_>, buf: &mut Vec<u8>) -> LeftOut {
    render(error, buf, &write_body)
}

/// Writes the body of our error, or of a peer's.
#[expect(clippy::inline_always, reason = "a call takes a twentieth more instructions")]
#[inline(always)]
pub(super) fn write_body(error: &View<'_>, json: &mut Json<'_>) {
    let facts = error.facts;
    json.start(error, Part::Aip193Head, |json| layout::aip193::head(facts, json));
    let write_tail = |json: &mut Json<'_>| layout::aip193::tail(facts, json);
    table::write_all(error, Part::Aip193Tail, &Around::AIP193, write_tail, json);
}
