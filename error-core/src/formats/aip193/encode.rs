//! Writes AIP-193 bodies.

use alloc::vec::Vec;

use wire_error_shared::layout::{self, Around};
use wire_error_shared::{Pieces, PreparedBody};

use crate::details;
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::view::resolve::Resolved;
use crate::view::view::View;
use crate::write::json::{Body, Json, render};

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
    render(error, buf, &Aip193)
}

/// The body of our error, or of a peer's.
pub(super) struct Aip193;

impl Body for Aip193 {
    #[inline]
    fn prepared<'v>(&self, error: &Resolved<'v>) -> Pieces<'v> {
        error.spec.facts.prepared.body(PreparedBody::Aip193)
    }

    fn write(&self, error: &View<'_>, json: &mut Json<'_>) {
        let message = |json: &mut Json<'_>| json.message(error);
        let details = |json: &mut Json<'_>| details::write_all(error, &Around::AIP193, json);
        layout::aip193::body(error.facts, json, message, details);
    }
}
