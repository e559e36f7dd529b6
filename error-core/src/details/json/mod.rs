//! The details in JSON, as they are read: the members of all of them, and a function for each.

pub(crate) mod values;

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use self::values::{Delay, Few, Int64, Kept, Metadata, Unread};
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
    #[derive(PartialEq)]
    Detail<'de> {
        type_url: Option<Str<'de>> = "@type",
        reason: Option<String> = "reason",
        domain: Option<String> = "domain",
        metadata: Option<Metadata> = "metadata",
        retry_delay: Option<Delay> = "retryDelay" | "retry_delay",
        field_violations: Option<Few<Violation>> = "fieldViolations" | "field_violations",
        links: Option<Few<Link>> = "links",
        request_id: Option<String> = "requestId" | "request_id",
        violations: Option<Unread<'de>> = "violations",
        resource_type: Option<String> = "resourceType" | "resource_type",
        resource_name: Option<String> = "resourceName" | "resource_name",
        owner: Option<String> = "owner",
        description: Option<String> = "description",
        locale: Option<String> = "locale",
        message: Option<String> = "message",
    }
}

object! {
    /// Its lists that may be long, as they came.
    Long<'de> {
        field_violations: Option<Unread<'de>> = "fieldViolations" | "field_violations",
        links: Option<Unread<'de>> = "links",
    }
}

impl<'de> Detail<'de> {
    /// Whether a list is long, so that it is not read.
    pub(crate) fn is_long(&self) -> bool {
        self.field_violations.as_ref().is_some_and(|list| list.0.is_none())
            || self.links.as_ref().is_some_and(|list| list.0.is_none())
    }

    /// Reads the lists that are long. `None` where that cannot be done, or there is no room for them.
    pub(crate) fn read_long(&mut self, json: &'de str) -> Option<()> {
        let long: Long<'de> = serde_json::from_str(json).ok()?;
        if let Some(list) = long.field_violations {
            self.field_violations = Some(Few(Some(list.list::<Violation>()?)));
        }
        if let Some(list) = long.links {
            self.links = Some(Few(Some(list.list::<Link>()?)));
        }
        Some(())
    }
}

object! {
    /// `google.rpc.BadRequest.FieldViolation`.
    #[derive(PartialEq)]
    Violation {
        field: Option<String> = "field",
        description: Option<String> = "description",
        reason: Option<String> = "reason",
    }
}

object! {
    /// `google.rpc.PreconditionFailure.Violation`.
    Precondition {
        violation_type: Option<String> = "type",
        subject: Option<String> = "subject",
        description: Option<String> = "description",
    }
}

object! {
    /// `google.rpc.QuotaFailure.Violation`.
    Quota {
        subject: Option<String> = "subject",
        description: Option<String> = "description",
        api_service: Option<String> = "apiService" | "api_service",
        quota_metric: Option<String> = "quotaMetric" | "quota_metric",
        quota_id: Option<String> = "quotaId" | "quota_id",
        quota_dimensions: Option<Metadata> = "quotaDimensions" | "quota_dimensions",
        quota_value: Option<Int64> = "quotaValue" | "quota_value",
        future_quota_value: Option<Int64> = "futureQuotaValue" | "future_quota_value",
    }
}

object! {
    /// `google.rpc.Help.Link`.
    #[derive(PartialEq)]
    Link {
        description: Option<String> = "description",
        url: Option<String> = "url",
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

impl Kept for Precondition {
    type As = PreconditionViolation;

    fn keep(self) -> (Option<PreconditionViolation>, bool) {
        let kept = PreconditionViolation {
            violation_type: self.violation_type.unwrap_or_default(),
            subject: self.subject.unwrap_or_default(),
            description: self.description.unwrap_or_default(),
        };
        (Some(kept), self.more)
    }
}

impl Kept for Quota {
    type As = QuotaViolation;

    fn keep(self) -> (Option<QuotaViolation>, bool) {
        let dimensions = self.quota_dimensions.unwrap_or_default();
        let kept = QuotaViolation {
            subject: self.subject.unwrap_or_default(),
            description: self.description.unwrap_or_default(),
            api_service: self.api_service.unwrap_or_default(),
            quota_metric: self.quota_metric.unwrap_or_default(),
            quota_id: self.quota_id.unwrap_or_default(),
            quota_dimensions: dimensions.entries,
            quota_value: self.quota_value.map_or(0, |value| value.0),
            future_quota_value: self.future_quota_value.map(|value| value.0),
        };
        (Some(kept), self.more || dimensions.more)
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
    let metadata = said(&mut detail.metadata);
    detail.more |= metadata.more;
    error.metadata = metadata.entries;
    true
}

/// `google.rpc.RetryInfo`.
pub(crate) fn retry_info(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    error.retry_after = detail.retry_delay.take().map(|delay| delay.0);
    error.retry_after.is_some()
}

/// `google.rpc.BadRequest`.
pub(crate) fn bad_request(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let violations = detail.field_violations.take().and_then(|list| list.0).unwrap_or_default();
    detail.more |= violations.more;
    error.field_violations = violations.kept;
    !error.field_violations.is_empty()
}

/// `google.rpc.Help`.
pub(crate) fn help(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let links = detail.links.take().and_then(|list| list.0).unwrap_or_default();
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
    let violations = violations::<Precondition>(detail);
    keep(PreconditionFailure { violations }, &mut error.precondition_failure)
}

/// `google.rpc.QuotaFailure`.
pub(crate) fn quota_failure(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    let violations = violations::<Quota>(detail);
    keep(QuotaFailure { violations }, &mut error.quota_failure)
}

/// The violations of either, none where they cannot be read.
fn violations<'de, T: Kept + Deserialize<'de>>(detail: &mut Detail<'de>) -> Vec<T::As> {
    let list = detail.violations.take().and_then(|list| list.list::<T>()).unwrap_or_default();
    detail.more |= list.more;
    list.kept
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
