//! Writes a peer's details again in JSON.

use super::json::is_typed;
use super::{bad_request, beside_other, error_info, help, request_info, retry_info};
use crate::json::Json;
use crate::{DataShape, OtherDetail, RemoteError};

/// Writes a peer's details again, the modelled ones first, and says whether there was one.
fn write_details(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let mut any = write_modelled(&beside_other(error), json);
    for detail in &error.other {
        let OtherDetail::Json(detail) = detail else { continue };
        any |= json.unless_empty(|json| {
            json.raw(if any { "," } else { "" });
            json.foreign(detail);
            json.cut.data
        });
    }
    any
}

/// Writes a peer's `data` or `details` again, and says whether there was any.
pub(crate) fn write_data(error: &RemoteError, shape: DataShape, json: &mut Json<'_>) -> bool {
    if is_alone(error, shape) {
        return write_details(error, json);
    }
    json.raw("[");
    let any = write_details(error, json);
    json.raw("]");
    any
}

/// Whether `data` is what it holds, rather than an array of it.
fn is_alone(error: &RemoteError, shape: DataShape) -> bool {
    let rest = beside_other(error);
    let modelled = [
        rest.reason.is_some(),
        rest.retry_after.is_some(),
        !rest.field_violations.is_empty(),
        !rest.help.is_empty(),
        rest.request_id.is_some(),
    ];
    match (modelled.into_iter().filter(|&any| any).count(), &*error.other) {
        (1, []) => shape == DataShape::Info,
        (0, [OtherDetail::Json(json)]) => shape == DataShape::Info || !is_typed(json),
        _ => false,
    }
}

/// Writes each modelled detail of a peer's error, in the same order. Says whether there was one.
fn write_modelled(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let mut any = false;
    for write in [
        error_info::write_remote,
        retry_info::write_remote,
        bad_request::write_remote,
        help::write_remote,
        request_info::write_remote,
    ] {
        any |= json.unless_empty(|json| {
            if any {
                json.raw(",");
            }
            write(error, json)
        });
    }
    any
}
