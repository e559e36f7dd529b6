//! What a body says, as each reader has it: `serde_json`, prost with Google's own messages, and this
//! crate's decoders.

use std::collections::BTreeMap;
use std::time::Duration;

use prost::Message as _;
use serde_json::{Map, Value};
use tonic_types::pb;
use wire_error::{
    FieldViolation, HelpLink, LocalizedMessage, PreconditionFailure, PreconditionViolation,
    QuotaFailure, QuotaViolation, RemoteError, ResourceInfo,
};

/// What a body says beside its numbers.
#[derive(Debug, PartialEq, Default)]
pub(crate) struct Said {
    pub(crate) message: String,
    pub(crate) reason: Option<String>,
    pub(crate) domain: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) delay: Option<Duration>,
    pub(crate) violations: Vec<FieldViolation>,
    pub(crate) help: Vec<HelpLink>,
    pub(crate) request_id: Option<String>,
    pub(crate) precondition: Option<PreconditionFailure>,
    pub(crate) quota: Option<QuotaFailure>,
    pub(crate) resource: Option<ResourceInfo>,
    pub(crate) localized: Option<LocalizedMessage>,
}

/// The details in the order in which they stand.
const ORDER: [&str; 9] = [
    "ErrorInfo",
    "RetryInfo",
    "BadRequest",
    "Help",
    "RequestInfo",
    "PreconditionFailure",
    "QuotaFailure",
    "ResourceInfo",
    "LocalizedMessage",
];

/// The places in `ORDER` of these types.
///
/// # Panics
///
/// Where a type is unknown, stands twice or behind one that it stands before.
fn check_order<'t>(type_urls: impl Iterator<Item = &'t str>) {
    let places: Vec<_> = type_urls
        .map(|url| {
            let name = url.strip_prefix("type.googleapis.com/google.rpc.").expect("Google's type");
            ORDER.iter().position(|known| *known == name).expect("a known type")
        })
        .collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
}

impl Said {
    /// What this crate's decoder read.
    pub(crate) fn of_remote(error: &RemoteError) -> Self {
        Self {
            message: error.message.clone(),
            reason: error.reason.clone(),
            domain: error.domain.clone(),
            metadata: error.metadata.clone(),
            delay: error.retry_after,
            violations: error.field_violations.clone(),
            help: error.help.clone(),
            request_id: error.request_id.clone(),
            precondition: error.precondition_failure.clone(),
            quota: error.quota_failure.clone(),
            resource: error.resource_info.clone(),
            localized: error.localized_message.clone(),
        }
    }

    /// What `serde_json` reads in the details of JSON-RPC or AIP-193.
    pub(crate) fn of_details(message: &Value, details: Option<&Value>) -> Self {
        let mut said = Self { message: message.as_str().expect("text").into(), ..Self::default() };
        let details = match details {
            None => &[],
            Some(Value::Array(details)) => {
                assert!(!details.is_empty());
                &**details
            }
            Some(alone) => std::slice::from_ref(alone),
        };
        check_order(details.iter().map(|detail| detail["@type"].as_str().expect("a type")));
        for detail in details {
            let members = detail.as_object().expect("an object");
            match detail["@type"].as_str().expect("a type").rsplit('.').next().expect("a name") {
                "ErrorInfo" => said.read_info(members),
                "RetryInfo" => said.delay = duration(members.get("retryDelay")),
                "BadRequest" => said.violations = violations(members.get("fieldViolations")),
                "Help" => said.help = links(members.get("links")),
                "RequestInfo" => said.request_id = Some(text(members.get("requestId"))),
                "PreconditionFailure" => {
                    said.precondition = Some(PreconditionFailure::new(preconditions(members)));
                }
                "QuotaFailure" => said.quota = Some(QuotaFailure::new(quotas(members))),
                "ResourceInfo" => said.resource = Some(resource(members)),
                _ => {
                    said.localized = Some(LocalizedMessage::new(
                        text(members.get("locale")),
                        text(members.get("message")),
                    ));
                }
            }
        }
        said
    }

    /// What `serde_json` reads in a problem.
    pub(crate) fn of_problem(problem: &Map<String, Value>) -> Self {
        let mut said = Self {
            message: text(problem.get("detail")),
            delay: duration(problem.get("retry_delay")),
            violations: problem.get("violations").map(Some).map(violations).unwrap_or_default(),
            help: problem.get("help").map(Some).map(links).unwrap_or_default(),
            request_id: problem.get("request_id").map(Some).map(text),
            ..Self::default()
        };
        said.read_info(problem);
        said
    }

    fn read_info(&mut self, members: &Map<String, Value>) {
        self.reason = members.get("reason").map(Some).map(text);
        self.domain = members.get("domain").map(Some).map(text);
        self.metadata = strings(members.get("metadata"));
    }

    /// What prost reads in a `google.rpc.Status`, and its code.
    pub(crate) fn of_status(status: &[u8]) -> (i32, Self) {
        let status = pb::Status::decode(status).expect("a status");
        let mut said = Self { message: status.message, ..Self::default() };
        check_order(status.details.iter().map(|detail| &*detail.type_url));
        for detail in &status.details {
            let bytes = &*detail.value;
            match detail.type_url.rsplit('.').next().expect("a name") {
                "ErrorInfo" => {
                    let info = pb::ErrorInfo::decode(bytes).expect("ErrorInfo");
                    (said.reason, said.domain) = (Some(info.reason), Some(info.domain));
                    said.metadata = info.metadata.into_iter().collect();
                }
                "RetryInfo" => {
                    let delay = pb::RetryInfo::decode(bytes).expect("RetryInfo").retry_delay;
                    said.delay = delay.map(|delay| delay.try_into().expect("not negative"));
                }
                "BadRequest" => {
                    let read = pb::BadRequest::decode(bytes).expect("BadRequest");
                    said.violations = read.field_violations.into_iter().map(violation).collect();
                }
                "Help" => {
                    let links = pb::Help::decode(bytes).expect("Help").links.into_iter();
                    said.help = links.map(|it| HelpLink::new(it.description, it.url)).collect();
                }
                "RequestInfo" => {
                    let info = pb::RequestInfo::decode(bytes).expect("RequestInfo");
                    said.request_id = Some(info.request_id);
                }
                "PreconditionFailure" => {
                    let read = pb::PreconditionFailure::decode(bytes).expect("a failure");
                    let one = |it: pb::precondition_failure::Violation| {
                        PreconditionViolation::new(it.r#type, it.subject, it.description)
                    };
                    let list: Vec<_> = read.violations.into_iter().map(one).collect();
                    said.precondition = Some(PreconditionFailure::new(list));
                }
                "QuotaFailure" => {
                    let read = pb::QuotaFailure::decode(bytes).expect("a failure");
                    let list: Vec<_> = read.violations.into_iter().map(quota).collect();
                    said.quota = Some(QuotaFailure::new(list));
                }
                "ResourceInfo" => {
                    let it = pb::ResourceInfo::decode(bytes).expect("ResourceInfo");
                    let mut resource = ResourceInfo::new(it.resource_type, it.resource_name);
                    (resource.owner, resource.description) = (it.owner, it.description);
                    said.resource = Some(resource);
                }
                _ => {
                    let it = pb::LocalizedMessage::decode(bytes).expect("LocalizedMessage");
                    said.localized = Some(LocalizedMessage::new(it.locale, it.message));
                }
            }
        }
        (status.code, said)
    }
}

fn violation(it: pb::bad_request::FieldViolation) -> FieldViolation {
    let violation = FieldViolation::new(it.field, it.description);
    FieldViolation { reason: Some(it.reason).filter(|reason| !reason.is_empty()), ..violation }
}

fn quota(it: pb::quota_failure::Violation) -> QuotaViolation {
    let mut quota = QuotaViolation::new(it.subject, it.description);
    quota.api_service = it.api_service;
    quota.quota_metric = it.quota_metric;
    quota.quota_id = it.quota_id;
    quota.quota_dimensions = it.quota_dimensions.into_iter().collect();
    quota.quota_value = it.quota_value;
    quota.future_quota_value = it.future_quota_value;
    quota
}

/// A text; where there is none, it is empty.
fn text(value: Option<&Value>) -> String {
    value.map(|value| value.as_str().expect("text").to_owned()).unwrap_or_default()
}

/// Each object of a list, which is not empty.
fn objects(value: Option<&Value>) -> impl Iterator<Item = &Map<String, Value>> {
    let list = value.expect("a list").as_array().expect("a list");
    assert!(!list.is_empty());
    list.iter().map(|it| it.as_object().expect("an object"))
}

/// An object of texts, which is not empty, or none.
fn strings(value: Option<&Value>) -> BTreeMap<String, String> {
    let Some(value) = value else { return BTreeMap::new() };
    let members = value.as_object().expect("an object");
    assert!(!members.is_empty());
    members.iter().map(|(name, value)| (name.clone(), text(Some(value)))).collect()
}

/// A `Duration` of `ProtoJSON`: `1.500s`.
fn duration(value: Option<&Value>) -> Option<Duration> {
    let text = value?.as_str().expect("text").strip_suffix('s').expect("seconds");
    let (seconds, nanos) = match text.split_once('.') {
        Some((seconds, fraction)) => {
            assert!(matches!(fraction.len(), 3 | 6 | 9), "{text}");
            (seconds, format!("{fraction:0<9}").parse().expect("a fraction"))
        }
        None => (text, 0),
    };
    Some(Duration::new(seconds.parse().expect("seconds"), nanos))
}

fn violations(value: Option<&Value>) -> Vec<FieldViolation> {
    let one = |it: &Map<String, Value>| FieldViolation {
        reason: it.get("reason").map(Some).map(text),
        ..FieldViolation::new(text(it.get("field")), text(it.get("description")))
    };
    objects(value).map(one).collect()
}

fn links(value: Option<&Value>) -> Vec<HelpLink> {
    let one =
        |it: &Map<String, Value>| HelpLink::new(text(it.get("description")), text(it.get("url")));
    objects(value).map(one).collect()
}

fn preconditions(members: &Map<String, Value>) -> Vec<PreconditionViolation> {
    let one = |it: &Map<String, Value>| {
        PreconditionViolation::new(
            text(it.get("type")),
            text(it.get("subject")),
            text(it.get("description")),
        )
    };
    objects(members.get("violations")).map(one).collect()
}

fn quotas(members: &Map<String, Value>) -> Vec<QuotaViolation> {
    let number = |value: Option<&Value>| {
        value.map(|value| value.as_str().expect("text").parse::<i64>().expect("a number"))
    };
    let one = |it: &Map<String, Value>| {
        let mut quota = QuotaViolation::new(text(it.get("subject")), text(it.get("description")));
        quota.api_service = text(it.get("apiService"));
        quota.quota_metric = text(it.get("quotaMetric"));
        quota.quota_id = text(it.get("quotaId"));
        quota.quota_dimensions = strings(it.get("quotaDimensions"));
        quota.quota_value = number(it.get("quotaValue")).unwrap_or_default();
        quota.future_quota_value = number(it.get("futureQuotaValue"));
        quota
    };
    objects(members.get("violations")).map(one).collect()
}

fn resource(members: &Map<String, Value>) -> ResourceInfo {
    let mut resource =
        ResourceInfo::new(text(members.get("resourceType")), text(members.get("resourceName")));
    resource.owner = text(members.get("owner"));
    resource.description = text(members.get("description"));
    resource
}
