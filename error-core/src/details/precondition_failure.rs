//! `google.rpc.PreconditionFailure`: what must hold before the request can succeed.

#[cfg(feature = "_peer")]
use alloc::vec::Vec;

#[cfg(feature = "json")]
use super::json::{Detail, RpcViolation};
#[cfg(feature = "grpc")]
use super::read::Read;
use crate::error::left_out::LeftOut;
#[cfg(feature = "_peer")]
use crate::error::rpc_details::PreconditionFailure;
use crate::error::rpc_details::PreconditionViolation;
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
fn violations<'v>(error: &View<'v>) -> impl Iterator<Item = &'v PreconditionViolation> + use<'v> {
    all(error)
        .iter()
        .take(error.cut.failures)
        .filter(|one| one.violation_type.len() <= MAX_TEXT && one.subject.len() <= MAX_TEXT)
}

fn all<'v>(error: &View<'v>) -> &'v [PreconditionViolation] {
    error.details.rpc.precondition_failure.map_or(&[], |failure| &failure.violations)
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    object.array("violations", |list| {
        for violation in violations(error) {
            if list.is_full() {
                break;
            }
            list.object(|object| {
                object.text_unless_empty("type", &violation.violation_type);
                object.text_unless_empty("subject", &violation.subject);
                object.prose(
                    "description",
                    Prose::new(&violation.description, error.cut.description),
                );
            });
        }
    });
    object.left_out(LeftOut::FAILURES, violations(error).count() < all(error).len());
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    for violation in violations(error) {
        if proto.is_full() {
            break;
        }
        proto.message(1, |proto| {
            proto.string(1, &violation.violation_type);
            proto.string(2, &violation.subject);
            proto.prose(3, Prose::new(&violation.description, error.cut.description));
        });
    }
    proto.left_out.add(LeftOut::FAILURES, violations(error).count() < all(error).len());
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
