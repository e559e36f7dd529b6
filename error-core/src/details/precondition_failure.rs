//! `google.rpc.PreconditionFailure`: what must hold before the request can succeed.

use super::fields::Fields;
use super::read::{Read, keep, list, strings};
use crate::error::left_out::LeftOut;
use crate::error::rpc_details::{PreconditionFailure, PreconditionViolation};
use crate::read::remote::RemoteError;
use crate::view::view::{View, have_room};

impl<'v> View<'v> {
    /// The conditions that must hold before the request can succeed, and do not:
    /// `google.rpc.PreconditionFailure`.
    pub fn precondition_violations(
        &self,
    ) -> impl Iterator<Item = &'v PreconditionViolation> + use<'v> {
        let all = self.details.rpc.precondition_failure.map_or(&[][..], |all| &all.violations);
        all.iter()
            .take(self.cut.failures)
            .filter(|one| have_room([&one.violation_type, &one.subject]))
    }
}

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.precondition_violations().next().is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    let all = error.details.rpc.precondition_failure.map_or(0, |all| all.violations.len());
    to.list(
        (1, "violations"),
        error.precondition_violations(),
        |violation, to| {
            to.string(1, "type", &violation.violation_type);
            to.string(2, "subject", &violation.subject);
            to.prose(3, "description", error.prose(&violation.description));
        },
        (LeftOut::FAILURES, all),
    );
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (violations, read) = list(message, |message| {
        let mut violation = PreconditionViolation::default();
        let PreconditionViolation { violation_type, subject, description } = &mut violation;
        let read = strings(message, [violation_type, subject, description])?;
        Some((violation, read))
    })?;
    keep(PreconditionFailure { violations }, &mut error.precondition_failure).then_some(read)
}
