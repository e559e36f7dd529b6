//! `google.rpc.QuotaFailure`: which quota is used up.

use alloc::vec::Vec;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::{Detail, RpcViolation};
use crate::RemoteError;
use crate::error::rpc_details::{QuotaFailure, QuotaViolation};
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
#[cfg(feature = "json")]
use crate::write::json::Json;

/// What a peer said, if it said anything.
fn said(error: &RemoteError) -> Option<&QuotaFailure> {
    error.quota_failure.as_ref().filter(|failure| !failure.violations.is_empty())
}

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let Some(failure) = said(error).filter(|_| json.cut.data) else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":["#);
    for (at, violation) in failure.violations.iter().enumerate() {
        json.raw(if at > 0 { ",{" } else { "{" });
        write_violation(violation, json);
        json.raw("}");
    }
    json.raw("]}");
    true
}

/// The members of a violation that are not their type's default; an `int64` is a string, as
/// `ProtoJSON` has it.
#[cfg(feature = "json")]
fn write_violation(violation: &QuotaViolation, json: &mut Json<'_>) {
    let texts = [
        ("subject", &violation.subject),
        ("description", &violation.description),
        ("apiService", &violation.api_service),
        ("quotaMetric", &violation.quota_metric),
        ("quotaId", &violation.quota_id),
    ];
    let mut is_first = !super::write_texts(texts, false, json);
    let mut separator = |json: &mut Json<'_>| {
        json.raw(if core::mem::take(&mut is_first) { "" } else { "," });
    };
    if !violation.quota_dimensions.is_empty() {
        separator(json);
        json.raw(r#""quotaDimensions":{"#);
        for (at, (key, value)) in violation.quota_dimensions.iter().enumerate() {
            json.raw(if at > 0 { ",\"" } else { "\"" });
            json.string(key, usize::MAX);
            json.raw(r#"":""#);
            json.string(value, usize::MAX);
            json.raw("\"");
        }
        json.raw("}");
    }
    let value = Some(violation.quota_value).filter(|value| *value != 0);
    for (name, value) in [("quotaValue", value), ("futureQuotaValue", violation.future_quota_value)]
    {
        if let Some(value) = value {
            separator(json);
            json.display(format_args!(r#""{name}":"{value}""#));
        }
    }
}

/// Writes the detail of a peer's error again.
#[cfg(feature = "grpc")]
pub(crate) fn write_remote_proto(error: &RemoteError, proto: &mut Proto<'_>) {
    let Some(failure) = said(error) else { return };
    proto.detail("type.googleapis.com/google.rpc.QuotaFailure", |proto| {
        for violation in &failure.violations {
            proto.message(1, |proto| write_violation_proto(violation, proto));
        }
    });
}

#[cfg(feature = "grpc")]
fn write_violation_proto(violation: &QuotaViolation, proto: &mut Proto<'_>) {
    proto.literal(1, &violation.subject);
    proto.literal(2, &violation.description);
    proto.literal(3, &violation.api_service);
    proto.literal(4, &violation.quota_metric);
    proto.literal(5, &violation.quota_id);
    for (key, value) in &violation.quota_dimensions {
        proto.message(6, |proto| {
            proto.literal(1, key);
            proto.literal(2, value);
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
