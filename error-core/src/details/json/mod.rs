//! The details in JSON, as they are read: the members of all of them, and a function for each.

pub(crate) mod values;

use alloc::string::String;
use alloc::vec::Vec;

use self::values::{Delay, Int64, Kept, List, Metadata};
use super::read::keep;
use crate::error::rpc_details::{
    HelpLink, LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure,
    QuotaViolation, ResourceInfo,
};
use crate::error::violation::FieldViolation;
use crate::read::json::parse::{Str, object};
use crate::read::remote::RemoteError;

object! {
    /// A detail, with the members of all that are modelled: the type need not come first.
    Detail<'de> {
        type_url: Str<'de> = "@type",
        reason: String = "reason",
        domain: String = "domain",
        metadata: Metadata = "metadata",
        retry_delay: Delay = "retryDelay" | "retry_delay",
        field_violations: List<Violation> = "fieldViolations" | "field_violations",
        links: List<Link> = "links",
        request_id: String = "requestId" | "request_id",
        violations: List<RpcViolation> = "violations",
        resource_type: String = "resourceType" | "resource_type",
        resource_name: String = "resourceName" | "resource_name",
        owner: String = "owner",
        description: String = "description",
        locale: String = "locale",
        message: String = "message",
    }
}

object! {
    /// `google.rpc.BadRequest.FieldViolation`.
    Violation {
        field: String = "field",
        description: String = "description",
        reason: String = "reason",
    }
}

object! {
    /// A violation of `google.rpc.PreconditionFailure` or `google.rpc.QuotaFailure`.
    RpcViolation {
        violation_type: String = "type",
        subject: String = "subject",
        description: String = "description",
        api_service: String = "apiService" | "api_service",
        quota_metric: String = "quotaMetric" | "quota_metric",
        quota_id: String = "quotaId" | "quota_id",
        quota_dimensions: Metadata = "quotaDimensions" | "quota_dimensions",
        quota_value: Int64 = "quotaValue" | "quota_value",
        future_quota_value: Int64 = "futureQuotaValue" | "future_quota_value",
    }
}

object! {
    /// `google.rpc.Help.Link`.
    Link {
        description: String = "description",
        url: String = "url",
    }
}

impl Kept for Violation {
    type As = FieldViolation;

    /// One that says something, but neither which field nor what is wrong with it, is none.
    fn keep(self) -> (Option<FieldViolation>, bool) {
        let is_one = self.field.is_some() || self.description.is_some() || !self.more;
        let (field, description) =
            (self.field.unwrap_or_default(), self.description.unwrap_or_default());
        let violation = FieldViolation { field, description, reason: self.reason };
        (is_one.then_some(violation), self.more)
    }
}

impl Kept for RpcViolation {
    type As = Self;

    fn keep(mut self) -> (Option<Self>, bool) {
        let more = core::mem::take(&mut self.more);
        (Some(self), more)
    }
}

impl Kept for Link {
    type As = HelpLink;

    fn keep(self) -> (Option<HelpLink>, bool) {
        let (description, url) =
            (self.description.unwrap_or_default(), self.url.unwrap_or_default());
        (Some(HelpLink { description, url }), self.more)
    }
}

/// What a member says, which may be absent.
fn said<T: Default>(member: &mut Option<T>) -> T {
    member.take().unwrap_or_default()
}

// Each takes what a peer says of one detail, and says whether there is anything to take.

/// `google.rpc.ErrorInfo`, if there is a reason.
pub(crate) fn error_info(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if detail.reason.as_ref().is_none_or(String::is_empty) {
        return false;
    }
    error.reason = detail.reason.take();
    keep(said(&mut detail.domain), &mut error.domain);
    error.metadata = said(&mut detail.metadata).0;
    true
}

/// `google.rpc.RetryInfo`.
pub(crate) fn retry_info(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    error.retry_after = detail.retry_delay.take().map(|delay| delay.0);
    error.retry_after.is_some()
}

/// `google.rpc.BadRequest`.
pub(crate) fn bad_request(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let violations = said(&mut detail.field_violations);
    detail.more |= violations.more;
    error.field_violations = violations.kept;
    !error.field_violations.is_empty()
}

/// `google.rpc.Help`.
pub(crate) fn help(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let links = said(&mut detail.links);
    detail.more |= links.more;
    error.help = links.kept;
    !error.help.is_empty()
}

/// `google.rpc.RequestInfo`.
pub(crate) fn request_info(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if detail.request_id.as_ref().is_none_or(String::is_empty) {
        return false;
    }
    error.request_id = detail.request_id.take();
    true
}

/// `google.rpc.PreconditionFailure`.
pub(crate) fn precondition_failure(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let violations = violations(detail, |violation| PreconditionViolation {
        violation_type: said(&mut violation.violation_type),
        subject: said(&mut violation.subject),
        description: said(&mut violation.description),
    });
    keep(PreconditionFailure { violations }, &mut error.precondition_failure)
}

/// `google.rpc.QuotaFailure`.
pub(crate) fn quota_failure(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let violations = violations(detail, |violation| QuotaViolation {
        subject: said(&mut violation.subject),
        description: said(&mut violation.description),
        api_service: said(&mut violation.api_service),
        quota_metric: said(&mut violation.quota_metric),
        quota_id: said(&mut violation.quota_id),
        quota_dimensions: said(&mut violation.quota_dimensions).0,
        quota_value: violation.quota_value.take().map_or(0, |value| value.0),
        future_quota_value: violation.future_quota_value.take().map(|value| value.0),
    });
    keep(QuotaFailure { violations }, &mut error.quota_failure)
}

/// What `keep` takes of each violation. Where it leaves anything there is more than is modelled.
fn violations<T>(detail: &mut Detail<'_>, keep: impl Fn(&mut RpcViolation) -> T) -> Vec<T> {
    let list = said(&mut detail.violations);
    detail.more |= list.more;
    let keep = |mut violation| {
        let kept = keep(&mut violation);
        detail.more |= violation != RpcViolation::default();
        kept
    };
    list.kept.into_iter().map(keep).collect()
}

/// `google.rpc.ResourceInfo`.
pub(crate) fn resource_info(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let info = ResourceInfo {
        resource_type: said(&mut detail.resource_type),
        resource_name: said(&mut detail.resource_name),
        owner: said(&mut detail.owner),
        description: said(&mut detail.description),
    };
    keep(info, &mut error.resource_info)
}

/// `google.rpc.LocalizedMessage`.
pub(crate) fn localized_message(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let localized =
        LocalizedMessage { locale: said(&mut detail.locale), message: said(&mut detail.message) };
    keep(localized, &mut error.localized_message)
}
