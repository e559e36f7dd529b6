//! `google.rpc.BadRequest`: what is wrong with the request, field by field.

use super::fields::Fields;
use super::read::{Read, list, strings};
use crate::error::left_out::LeftOut;
use crate::error::violation::FieldViolation;
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::object::Object;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.field_violations().next().is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    write_violations("fieldViolations", error, to);
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    write_violations("violations", error, problem);
}

fn write_violations(name: &str, error: &View<'_>, to: &mut impl Fields) {
    let all = (LeftOut::FIELD_VIOLATIONS, error.details.violations.len());
    let violations = error.field_violations();
    to.list(
        (1, name),
        violations,
        |violation, to| {
            to.string(1, "field", violation.field);
            to.prose(2, "description", violation.description);
            to.string(3, "reason", violation.reason.unwrap_or_default());
        },
        all,
    );
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (violations, read) = list(message, |message| {
        let (mut violation, mut reason) = Default::default();
        let FieldViolation { field, description, .. } = &mut violation;
        let read = strings(message, [field, description, &mut reason])?;
        violation.reason = Some(reason).filter(|reason| !reason.is_empty());
        Some((violation, read))
    })?;
    error.field_violations = violations;
    (!error.field_violations.is_empty()).then_some(read)
}
