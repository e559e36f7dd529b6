//! `google.rpc.BadRequest`: what is wrong with the request, field by field.

#[cfg(feature = "grpc")]
use alloc::vec::Vec;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(any(feature = "json", feature = "grpc"))]
use crate::RemoteError;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
use crate::write::json::Json;
use crate::{Disclosed, FieldViolation};

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    write_object(error.field_violations(), json)
}

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    write_object(&error.field_violations, json)
}

fn write_object(violations: &[FieldViolation], json: &mut Json<'_>) -> bool {
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":["#);
    let any = write_violations(violations, json);
    json.raw("]}");
    any
}

/// `{"field":"…","description":"…","reason":"…"},…`, and whether there is one.
pub(crate) fn write_violations(violations: &[FieldViolation], json: &mut Json<'_>) -> bool {
    let limit = json.cut.violation;
    let mut separator = "";
    for violation in violations.iter().take(json.cut.violations) {
        if json.is_full() {
            break;
        }
        json.raw(separator);
        json.raw(r#"{"field":""#);
        json.string(&violation.field, limit);
        json.raw(r#"","description":""#);
        json.string(&violation.description, limit);
        if let Some(reason) = &violation.reason {
            json.raw(r#"","reason":""#);
            json.string(reason, limit);
        }
        json.raw(r#""}"#);
        separator = ",";
    }
    separator == ","
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let violations = error.field_violations();
    if !violations.is_empty() {
        write_violations_proto(violations, proto);
    }
}

/// Writes the detail, if there is a violation.
#[cfg(feature = "grpc")]
pub(crate) fn write_violations_proto(violations: &[FieldViolation], proto: &mut Proto<'_>) {
    let violations = &violations[..violations.len().min(proto.cut.violations)];
    if violations.is_empty() {
        return;
    }
    let limit = proto.cut.violation;
    proto.detail("type.googleapis.com/google.rpc.BadRequest", |proto| {
        for violation in violations {
            if proto.is_full() {
                break;
            }
            proto.message(1, |proto| {
                proto.string(1, &violation.field, limit);
                proto.string(2, &violation.description, limit);
                proto.string(3, violation.reason.as_deref().unwrap_or_default(), limit);
            });
        }
    });
}

/// Takes the violations of a peer, and says whether there were any to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if !error.field_violations.is_empty() {
        return false;
    }
    let violations = detail.field_violations.take().unwrap_or_default();
    detail.more |= violations.more;
    error.field_violations = violations.kept;
    !error.field_violations.is_empty()
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
        let mut violation = FieldViolation::default();
        for field in Fields::of(message) {
            match field? {
                (1, Value::Bytes(bytes)) => violation.field = text(bytes)?,
                (2, Value::Bytes(bytes)) => violation.description = text(bytes)?,
                (3, Value::Bytes(bytes)) => {
                    violation.reason = Some(text(bytes)?).filter(|reason| !reason.is_empty());
                }
                _ => read = Read::Part,
            }
        }
        violations.push(violation);
    }
    if !error.field_violations.is_empty() || violations.is_empty() {
        return None;
    }
    error.field_violations = violations;
    Some(read)
}
