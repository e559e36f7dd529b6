//! `google.rpc.QuotaFailure`: which quota is used up.

#[cfg(feature = "_peer")]
use alloc::vec::Vec;

#[cfg(feature = "json")]
use super::json::{Detail, RpcViolation};
#[cfg(feature = "grpc")]
use super::read::Read;
use crate::error::left_out::LeftOut;
#[cfg(feature = "_peer")]
use crate::error::rpc_details::QuotaFailure;
use crate::error::rpc_details::QuotaViolation;
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::cut::MAX_TEXT;
use crate::view::prose::Prose;
use crate::view::view::View;
use crate::write::object::Object;
#[cfg(feature = "grpc")]
use crate::{
    read::fields::{Fields, Value, text},
    write::proto::Proto,
};

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    violations(error).next().is_some()
}

/// Each violation that is said.
fn violations<'v>(error: &View<'v>) -> impl Iterator<Item = &'v QuotaViolation> + use<'v> {
    all(error).iter().take(error.cut.failures).filter(|one| {
        let texts = [&one.subject, &one.api_service, &one.quota_metric, &one.quota_id];
        let dimensions = one.quota_dimensions.iter().map(|(key, value)| key.len() + value.len());
        texts.into_iter().all(|text| text.len() <= MAX_TEXT)
            && dimensions.sum::<usize>() <= MAX_TEXT
    })
}

fn all<'v>(error: &View<'v>) -> &'v [QuotaViolation] {
    error.details.rpc.quota_failure.map_or(&[], |failure| &failure.violations)
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    object.array("violations", |list| {
        for violation in violations(error) {
            if list.is_full() {
                break;
            }
            list.object(|object| write_violation(violation, error, object));
        }
    });
    object.left_out(LeftOut::FAILURES, violations(error).count() < all(error).len());
}

/// The members that are not their type's default; an `int64` is a string, as `ProtoJSON` has it.
fn write_violation(violation: &QuotaViolation, error: &View<'_>, object: &mut Object<'_>) {
    object.text_unless_empty("subject", &violation.subject);
    object.prose("description", Prose::new(&violation.description, error.cut.description));
    object.text_unless_empty("apiService", &violation.api_service);
    object.text_unless_empty("quotaMetric", &violation.quota_metric);
    object.text_unless_empty("quotaId", &violation.quota_id);
    if !violation.quota_dimensions.is_empty() {
        object.object("quotaDimensions", |dimensions| {
            for (key, value) in &violation.quota_dimensions {
                dimensions.text(key, value);
            }
        });
    }
    if violation.quota_value != 0 {
        object.display("quotaValue", &violation.quota_value);
    }
    if let Some(value) = &violation.future_quota_value {
        object.display("futureQuotaValue", value);
    }
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    for violation in violations(error) {
        if proto.is_full() {
            break;
        }
        proto.message(1, |proto| write_violation_proto(violation, error, proto));
    }
    proto.left_out.add(LeftOut::FAILURES, violations(error).count() < all(error).len());
}

#[cfg(feature = "grpc")]
fn write_violation_proto(violation: &QuotaViolation, error: &View<'_>, proto: &mut Proto<'_>) {
    proto.string(1, &violation.subject);
    proto.prose(2, Prose::new(&violation.description, error.cut.description));
    proto.string(3, &violation.api_service);
    proto.string(4, &violation.quota_metric);
    proto.string(5, &violation.quota_id);
    for (key, value) in &violation.quota_dimensions {
        proto.message(6, |proto| {
            proto.string(1, key);
            proto.string(2, value);
        });
    }
    proto.number(7, to_varint(violation.quota_value));
    if let Some(value) = violation.future_quota_value {
        proto.optional_number(8, to_varint(value));
    }
}

/// Takes the violations of a peer, and says whether there were any to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.quota_failure.is_some() {
        return false;
    }
    let list = detail.violations.take().unwrap_or_default();
    if list.kept.is_empty() {
        return false;
    }
    detail.more |= list.more;
    let mut keep = |violation: RpcViolation| {
        detail.more |= violation.violation_type.is_some();
        QuotaViolation {
            subject: violation.subject.unwrap_or_default(),
            description: violation.description.unwrap_or_default(),
            api_service: violation.api_service.unwrap_or_default(),
            quota_metric: violation.quota_metric.unwrap_or_default(),
            quota_id: violation.quota_id.unwrap_or_default(),
            quota_dimensions: violation.quota_dimensions.unwrap_or_default().0,
            quota_value: violation.quota_value.map(|value| value.0).unwrap_or_default(),
            future_quota_value: violation.future_quota_value.map(|value| value.0),
        }
    };
    error.quota_failure =
        Some(QuotaFailure::new(list.kept.into_iter().map(&mut keep).collect::<Vec<_>>()));
    true
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut violations, mut read) = (Vec::new(), Read::Whole);
    for field in Fields::of(message) {
        let (1, Value::Bytes(message)) = field? else {
            read = Read::Part;
            continue;
        };
        let (violation, is_whole) = read_violation_proto(message)?;
        if !is_whole {
            read = Read::Part;
        }
        violations.push(violation);
    }
    if error.quota_failure.is_some() || violations.is_empty() {
        return None;
    }
    error.quota_failure = Some(QuotaFailure { violations });
    Some(read)
}

/// A violation, and whether there was nothing else in it.
#[cfg(feature = "grpc")]
fn read_violation_proto(message: &[u8]) -> Option<(QuotaViolation, bool)> {
    let (mut violation, mut is_whole) = (QuotaViolation::default(), true);
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(bytes)) => violation.subject = text(bytes)?,
            (2, Value::Bytes(bytes)) => violation.description = text(bytes)?,
            (3, Value::Bytes(bytes)) => violation.api_service = text(bytes)?,
            (4, Value::Bytes(bytes)) => violation.quota_metric = text(bytes)?,
            (5, Value::Bytes(bytes)) => violation.quota_id = text(bytes)?,
            (6, Value::Bytes(entry)) => {
                let (key, value) = super::error_info::read_entry(entry)?;
                is_whole &= violation.quota_dimensions.insert(key, value).is_none();
            }
            (7, Value::Number(number)) => violation.quota_value = to_int64(number),
            (8, Value::Number(number)) => violation.future_quota_value = Some(to_int64(number)),
            _ => is_whole = false,
        }
    }
    Some((violation, is_whole))
}

/// An `int64` as protobuf has it: two's complement.
#[cfg(feature = "grpc")]
fn to_varint(number: i64) -> u64 {
    u64::from_ne_bytes(number.to_ne_bytes())
}

#[cfg(feature = "grpc")]
fn to_int64(varint: u64) -> i64 {
    i64::from_ne_bytes(varint.to_ne_bytes())
}
