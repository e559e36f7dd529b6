//! `google.rpc.QuotaFailure`: which quota is used up.

use super::fields::Fields;
use super::read::{Read, add_entry, each, keep, list};
use crate::error::left_out::LeftOut;
use crate::error::rpc_details::{QuotaFailure, QuotaViolation};
use crate::read::fields::{Value, text};
use crate::read::held::Room;
use crate::read::remote::RemoteError;
use crate::view::cut::MAX_TEXT;
use crate::view::view::{View, have_room};

impl<'v> View<'v> {
    /// The quotas that are used up: `google.rpc.QuotaFailure`.
    pub fn quota_violations(&self) -> impl Iterator<Item = &'v QuotaViolation> + use<'v> {
        let all = self.details.rpc.quota_failure.map_or(&[][..], |all| &all.violations);
        all.iter().take(self.cut.failures).filter(|one| {
            let dimensions = one.quota_dimensions.iter();
            let dimensions = dimensions.map(|(key, value)| key.len() + value.len());
            have_room([&one.subject, &one.api_service, &one.quota_metric, &one.quota_id])
                && dimensions.sum::<usize>() <= MAX_TEXT
        })
    }
}

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.quota_violations().next().is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    let all = error.details.rpc.quota_failure.map_or(0, |all| all.violations.len());
    to.list(
        (1, "violations"),
        error.quota_violations(),
        |violation, to| {
            to.string(1, "subject", &violation.subject);
            to.prose(2, "description", error.prose(&violation.description));
            to.string(3, "apiService", &violation.api_service);
            to.string(4, "quotaMetric", &violation.quota_metric);
            to.string(5, "quotaId", &violation.quota_id);
            to.map(6, "quotaDimensions", &violation.quota_dimensions);
            if violation.quota_value != 0 {
                to.int64(7, "quotaValue", violation.quota_value);
            }
            if let Some(value) = violation.future_quota_value {
                to.int64(8, "futureQuotaValue", value);
            }
        },
        (LeftOut::FAILURES, all),
    );
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (violations, read) = list(message, read_violation)?;
    keep(QuotaFailure { violations }, &mut error.quota_failure).then_some(read)
}

fn read_violation(message: &[u8]) -> Option<(QuotaViolation, Read)> {
    let mut violation = QuotaViolation::default();
    let mut room = Room::of(message.len());
    let read = each(message, |number, value| {
        match (number, value) {
            (1, Value::Bytes(bytes)) => violation.subject = text(bytes)?,
            (2, Value::Bytes(bytes)) => violation.description = text(bytes)?,
            (3, Value::Bytes(bytes)) => violation.api_service = text(bytes)?,
            (4, Value::Bytes(bytes)) => violation.quota_metric = text(bytes)?,
            (5, Value::Bytes(bytes)) => violation.quota_id = text(bytes)?,
            (6, Value::Bytes(message)) => {
                return add_entry(message, &mut violation.quota_dimensions, &mut room);
            }
            (7, Value::Number(number)) => violation.quota_value = to_int64(number),
            (8, Value::Number(number)) => violation.future_quota_value = Some(to_int64(number)),
            _ => return Some(false),
        }
        Some(true)
    })?;
    Some((violation, read))
}

/// An `int64` as protobuf has it: two's complement.
fn to_int64(number: u64) -> i64 {
    i64::from_ne_bytes(number.to_ne_bytes())
}
