//! `google.rpc.BadRequest`: what is wrong with the request, field by field.

#[cfg(feature = "grpc")]
use alloc::vec::Vec;

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
use crate::error::left_out::LeftOut;
#[cfg(feature = "grpc")]
use crate::error::violation::FieldViolation;
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
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
    error.field_violations().next().is_some()
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    write_violations("fieldViolations", error, object);
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    write_violations("violations", error, problem);
}

/// Of a violation what is empty is left out, as `ProtoJSON` has it.
fn write_violations(name: &str, error: &View<'_>, object: &mut Object<'_>) {
    let mut written = 0;
    object.array(name, |violations| {
        for violation in error.field_violations() {
            if violations.is_full() {
                break;
            }
            violations.object(|object| {
                object.text_unless_empty("field", violation.field);
                object.prose("description", violation.description);
                object.text_unless_empty("reason", violation.reason.unwrap_or_default());
            });
            written += 1;
        }
    });
    object.left_out(LeftOut::FIELD_VIOLATIONS, written < error.details.violations.len());
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    let mut written = 0;
    for violation in error.field_violations() {
        if proto.is_full() {
            break;
        }
        proto.message(1, |proto| {
            proto.string(1, violation.field);
            proto.prose(2, violation.description);
            proto.string(3, violation.reason.unwrap_or_default());
        });
        written += 1;
    }
    proto.left_out.add(LeftOut::FIELD_VIOLATIONS, written < error.details.violations.len());
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
