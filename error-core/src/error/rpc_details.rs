//! The `google.rpc` details that are known at run time.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::left_out::LeftOut;

/// The `google.rpc` details that an error says of itself at run time, beside its delay and its
/// violations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RpcDetails<'a> {
    /// What must hold before the request can succeed.
    pub precondition_failure: Option<&'a PreconditionFailure>,
    /// Which quota is used up.
    pub quota_failure: Option<&'a QuotaFailure>,
    /// Which resource the error is about.
    pub resource_info: Option<&'a ResourceInfo>,
    /// What happened, in the caller's language.
    pub localized_message: Option<&'a LocalizedMessage>,
}

impl RpcDetails<'_> {
    /// None of them.
    pub const NONE: Self = Self {
        precondition_failure: None,
        quota_failure: None,
        resource_info: None,
        localized_message: None,
    };

    /// Whether there is none.
    #[inline]
    pub(crate) fn is_none(&self) -> bool {
        self.precondition_failure.is_none()
            && self.quota_failure.is_none()
            && self.resource_info.is_none()
            && self.localized_message.is_none()
    }

    /// Which of an error's parts they are.
    pub(crate) fn parts(&self) -> LeftOut {
        let mut parts = LeftOut::NOTHING;
        let has_failures = self.precondition_failure.is_some() || self.quota_failure.is_some();
        parts.add(LeftOut::FAILURES, has_failures);
        parts.add(LeftOut::RESOURCE_INFO, self.resource_info.is_some());
        parts.add(LeftOut::LOCALIZED_MESSAGE, self.localized_message.is_some());
        parts
    }
}

/// Calls `$impls!` with each type that a field may be, and its member of [`RpcDetails`].
macro_rules! for_each_rpc_detail {
    ($impls:ident) => {
        $impls! {
            PreconditionFailure, precondition_failure;
            QuotaFailure, quota_failure;
            ResourceInfo, resource_info;
            LocalizedMessage, localized_message;
        }
    };
}

pub(crate) use for_each_rpc_detail;

/// What must hold before the request can succeed: `google.rpc.PreconditionFailure`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct PreconditionFailure {
    /// Each condition that does not hold.
    pub violations: Vec<PreconditionViolation>,
}

impl PreconditionFailure {
    /// The failure of these conditions.
    pub fn new(violations: impl Into<Vec<PreconditionViolation>>) -> Self {
        Self { violations: violations.into() }
    }
}

/// A condition that does not hold: `google.rpc.PreconditionFailure.Violation`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct PreconditionViolation {
    /// `type`: which kind of condition, for a program, such as `TOS`.
    pub violation_type: String,
    /// Of what it does not hold, such as `google.com/cloud`.
    pub subject: String,
    /// How it is made to hold, for a person.
    pub description: String,
}

impl PreconditionViolation {
    /// A condition of this type that does not hold of `subject`.
    pub fn new(
        violation_type: impl Into<String>,
        subject: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        Self {
            violation_type: violation_type.into(),
            subject: subject.into(),
            description: description.into(),
        }
    }
}

/// Which quota is used up: `google.rpc.QuotaFailure`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct QuotaFailure {
    /// Each quota that is used up.
    pub violations: Vec<QuotaViolation>,
}

impl QuotaFailure {
    /// The failure of these quotas.
    pub fn new(violations: impl Into<Vec<QuotaViolation>>) -> Self {
        Self { violations: violations.into() }
    }
}

/// A quota that is used up: `google.rpc.QuotaFailure.Violation`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct QuotaViolation {
    /// Whose quota it is, such as `clientip:192.0.2.7` or `project:p-7`.
    pub subject: String,
    /// What the quota is, for a person.
    pub description: String,
    /// The service that has the quota, such as `compute.googleapis.com`.
    pub api_service: String,
    /// What is counted, such as `compute.googleapis.com/cpus_per_vm_family`.
    pub quota_metric: String,
    /// The quota's id in its service.
    pub quota_id: String,
    /// Of which part of the whole, such as the region, the quota is.
    pub quota_dimensions: BTreeMap<String, String>,
    /// How much may be used.
    pub quota_value: i64,
    /// How much may be used later, where that is about to change.
    pub future_quota_value: Option<i64>,
}

impl QuotaViolation {
    /// A quota of `subject` that is used up.
    pub fn new(subject: impl Into<String>, description: impl Into<String>) -> Self {
        Self { subject: subject.into(), description: description.into(), ..Self::default() }
    }
}

/// Which resource the error is about: `google.rpc.ResourceInfo`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct ResourceInfo {
    /// Of which type it is, such as `sql table`.
    pub resource_type: String,
    /// Its name.
    pub resource_name: String,
    /// Whose it is, such as `project:p-7`.
    pub owner: String,
    /// What failed when it was used, for a person.
    pub description: String,
}

impl ResourceInfo {
    /// A resource without an owner or a description.
    pub fn new(resource_type: impl Into<String>, resource_name: impl Into<String>) -> Self {
        Self {
            resource_type: resource_type.into(),
            resource_name: resource_name.into(),
            ..Self::default()
        }
    }
}

/// What happened, in the reader's language: `google.rpc.LocalizedMessage`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct LocalizedMessage {
    /// The language, as BCP 47 names it: `de-CH`.
    pub locale: String,
    /// The text.
    pub message: String,
}

impl LocalizedMessage {
    /// A text in this language.
    pub fn new(locale: impl Into<String>, message: impl Into<String>) -> Self {
        Self { locale: locale.into(), message: message.into() }
    }
}

/// Where to read more: `google.rpc.Help.Link`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct HelpLink {
    /// What is to be read there.
    pub description: String,
    /// Where.
    pub url: String,
}

impl HelpLink {
    /// A link and what is to be read there.
    pub fn new(description: impl Into<String>, url: impl Into<String>) -> Self {
        Self { description: description.into(), url: url.into() }
    }
}
