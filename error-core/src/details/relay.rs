//! Writes a peer's details again in JSON.

use alloc::borrow::Cow;

use super::json::is_typed;
use super::{
    bad_request, beside_other, error_info, help, localized_message, precondition_failure,
    quota_failure, request_info, resource_info, retry_info,
};
use crate::write::json::Json;
use crate::{DataShape, OtherDetail, RemoteError};

/// What is to be written of a peer's details.
pub(crate) struct Details<'a> {
    /// What is modelled, and does not stand in `other` too.
    rest: Cow<'a, RemoteError>,
    other: &'a [OtherDetail],
    /// Whether there is no array around the one that there is.
    is_alone: bool,
    /// Whether what has no `@type` is left out.
    is_typed: bool,
}

impl<'a> Details<'a> {
    /// The details of `error`, in AIP-193's `details`.
    pub(crate) fn typed(error: &'a RemoteError) -> Self {
        Self {
            rest: beside_other(error, is_json),
            other: &error.other,
            is_alone: false,
            is_typed: true,
        }
    }

    /// The details of `error`, in JSON-RPC's `data` of this shape.
    pub(crate) fn of(error: &'a RemoteError, shape: DataShape) -> Self {
        let rest = beside_other(error, is_json);
        let is_alone = match (modelled(&rest), &*error.other) {
            (1, []) => shape == DataShape::Info,
            (0, [OtherDetail::Json(json)]) => shape == DataShape::Info || !is_typed(json),
            _ => false,
        };
        Self { rest, other: &error.other, is_alone, is_typed: false }
    }

    /// Writes them, the modelled ones first, and says whether there was one.
    pub(crate) fn write(&self, json: &mut Json<'_>) -> bool {
        if self.is_alone {
            return self.write_each(json);
        }
        json.raw("[");
        let any = self.write_each(json);
        json.raw("]");
        any
    }

    fn write_each(&self, json: &mut Json<'_>) -> bool {
        let mut any = write_modelled(&self.rest, json);
        for detail in self.other.iter().filter(|_| json.cut.data) {
            if let OtherDetail::Json(detail) = detail {
                if self.is_typed && !is_typed(detail) {
                    continue;
                }
                json.raw(if any { "," } else { "" });
                json.foreign(detail);
                any = true;
            }
        }
        any
    }
}

fn is_json(detail: &OtherDetail) -> bool {
    matches!(detail, OtherDetail::Json(_))
}

/// How many details are modelled.
fn modelled(error: &RemoteError) -> usize {
    [
        error.reason.is_some(),
        error.retry_after.is_some(),
        !error.field_violations.is_empty(),
        !error.help.is_empty(),
        error.request_id.is_some(),
        error.precondition_failure.is_some(),
        error.quota_failure.is_some(),
        error.resource_info.is_some(),
        error.localized_message.is_some(),
    ]
    .into_iter()
    .filter(|&any| any)
    .count()
}

/// Writes each modelled detail, in the order of the standard's table, and says whether there was
/// one.
fn write_modelled(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let mut any = false;
    for write in [
        error_info::write_remote,
        retry_info::write_remote,
        bad_request::write_remote,
        help::write_remote,
        request_info::write_remote,
        precondition_failure::write_remote,
        quota_failure::write_remote,
        resource_info::write_remote,
        localized_message::write_remote,
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
