//! `google.rpc.PreconditionFailure`: what must hold before the request can succeed.

use alloc::vec::Vec;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::{Detail, RpcViolation};
use crate::RemoteError;
use crate::error::rpc_details::{PreconditionFailure, PreconditionViolation};
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
#[cfg(feature = "json")]
use crate::write::json::Json;

/// What a peer said, if it said anything.
fn said(error: &RemoteError) -> Option<&PreconditionFailure> {
    error.precondition_failure.as_ref().filter(|failure| !failure.violations.is_empty())
}

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let Some(failure) = said(error).filter(|_| json.cut.data) else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.PreconditionFailure","violations":["#);
    for (at, violation) in failure.violations.iter().enumerate() {
        json.raw(if at > 0 { ",{" } else { "{" });
        let texts = [
            ("type", &violation.violation_type),
            ("subject", &violation.subject),
            ("description", &violation.description),
        ];
        super::write_texts(texts, false, json);
        json.raw("}");
    }
    json.raw("]}");
    true
}

/// Writes the detail of a peer's error again.
#[cfg(feature = "grpc")]
pub(crate) fn write_remote_proto(error: &RemoteError, proto: &mut Proto<'_>) {
    let Some(failure) = said(error) else { return };
    proto.detail("type.googleapis.com/google.rpc.PreconditionFailure", |proto| {
        for violation in &failure.violations {
            proto.message(1, |proto| {
                proto.literal(1, &violation.violation_type);
                proto.literal(2, &violation.subject);
                proto.literal(3, &violation.description);
            });
        }
    });
}

/// Takes the violations of a peer, and says whether there were any to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.precondition_failure.is_some() {
        return false;
    }
    let list = detail.violations.take().unwrap_or_default();
    if list.kept.is_empty() {
        return false;
    }
    detail.more |= list.more;
    let mut keep = |violation: RpcViolation| {
        let RpcViolation { violation_type, subject, description, .. } = violation;
        let kept = PreconditionViolation {
            violation_type: violation_type.unwrap_or_default(),
            subject: subject.unwrap_or_default(),
            description: description.unwrap_or_default(),
        };
        let rest =
            RpcViolation { violation_type: None, subject: None, description: None, ..violation };
        detail.more |= rest != RpcViolation::default();
        kept
    };
    error.precondition_failure =
        Some(PreconditionFailure::new(list.kept.into_iter().map(&mut keep).collect::<Vec<_>>()));
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
        let mut violation = PreconditionViolation::default();
        for field in Fields::of(message) {
            match field? {
                (1, Value::Bytes(bytes)) => violation.violation_type = text(bytes)?,
                (2, Value::Bytes(bytes)) => violation.subject = text(bytes)?,
                (3, Value::Bytes(bytes)) => violation.description = text(bytes)?,
                _ => read = Read::Part,
            }
        }
        violations.push(violation);
    }
    if error.precondition_failure.is_some() || violations.is_empty() {
        return None;
    }
    error.precondition_failure = Some(PreconditionFailure { violations });
    Some(read)
}
