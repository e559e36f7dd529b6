//! All that a layout is given of an error.

use std::fmt::Write as _;
use std::time::Duration;

use wire_error::{
    Disclosed, FieldViolation, Layout, LocalizedMessage, Object, PreconditionFailure,
    PreconditionViolation, QuotaFailure, QuotaViolation, Request, ResourceInfo, View, WireError,
    layout,
};

/// Writes everything as one text.
struct Everything;

impl Layout for Everything {
    const CONTENT_TYPE: &'static str = "text/plain";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        let mut all = String::new();
        let mut add = |name: &str, value: String| {
            let value = value.replace(&"l".repeat(64 << 10), "(64 KiB)");
            writeln!(all, "{name}: {value}").unwrap();
        };
        add("numbers", format!("{} {} {:?}", error.code(), error.http_status(), error.grpc_code()));
        add("names", format!("{:?} {:?}", error.domain(), error.reason()));
        add("type", format!("{} {}", error.type_uri(), error.title()));
        add("message", format!("{} {:?}", error.message(), error.message()));
        add("metadata", format!("{:?} {}", error.metadata(), error.metadata().is_empty()));
        for name in ["id", "count", "none", "empty", "alone", "long", "private"] {
            add(name, format!("{:?}", error.field(name).map(|text| text.to_string())));
        }
        add("retry", format!("{:?} {}", error.retry_after(), error.is_retryable()));
        let violations = error.field_violations();
        add(
            "violations",
            format!(
                "{:?}",
                violations
                    .map(|it| (it.field, it.description.to_string(), it.reason))
                    .collect::<Vec<_>>()
            ),
        );
        let conditions = error.precondition_violations();
        add("conditions", format!("{:?}", conditions.map(|it| &*it.subject).collect::<Vec<_>>()));
        let quotas = error.quota_violations();
        add("quotas", format!("{:?}", quotas.map(|it| &*it.quota_id).collect::<Vec<_>>()));
        add("resource", format!("{:?}", error.resource_info().map(|it| &*it.resource_name)));
        add("localized", format!("{:?}", error.localized_message().map(|it| &*it.message)));
        add("prose", error.prose("a description").to_string());
        add(
            "rest",
            format!("{:?} {:?} {:?}", error.help_url(), error.request_id(), error.instance()),
        );
        add("debug", format!("{error:?}"));
        body.text("all", all);
    }
}

fn seen<'a>(error: impl Into<Disclosed<'a>>) -> String {
    let body = layout::to_vec::<Everything>(error);
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    body["all"].as_str().unwrap().to_owned()
}

#[derive(Debug, WireError)]
#[expect(clippy::large_enum_variant, reason = "one has all that there is")]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/")]
enum ShopError {
    #[wire(code = -32001, http = 409, grpc = Aborted, reason, message = "no {id}\n{count}", help = "https://shop.example/help")]
    Full {
        #[wire(public)]
        id: String,
        #[wire(public)]
        count: Option<u64>,
        #[wire(public)]
        none: Option<u64>,
        #[wire(public)]
        empty: &'static str,
        #[wire(public, metadata = false)]
        alone: u8,
        #[wire(public)]
        long: String,
        private: u8,
        #[wire(retry_after)]
        after: Duration,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(rpc_detail)]
        conditions: PreconditionFailure,
        #[wire(rpc_detail)]
        quotas: QuotaFailure,
        #[wire(rpc_detail)]
        resource: ResourceInfo,
        #[wire(rpc_detail)]
        localized: Option<LocalizedMessage>,
    },
    #[wire(http = 404)]
    Bare,
    #[wire(grpc = Unavailable, message = "{id} {none}", retryable = false)]
    WithoutReason {
        #[wire(public)]
        id: String,
        #[wire(public)]
        count: u64,
        #[wire(public)]
        none: Option<u8>,
        #[wire(public)]
        long: String,
    },
}

fn violation(field: &str, reason: Option<&'static str>) -> FieldViolation {
    let violation = FieldViolation::new(field.to_owned(), "is wrong");
    match reason {
        Some(reason) => violation.with_reason(reason),
        None => violation,
    }
}

fn quota(metric: &str, id: &str, dimension: (&str, &str)) -> QuotaViolation {
    let mut quota = QuotaViolation::new("s", "");
    quota.quota_metric = metric.into();
    quota.quota_id = id.into();
    quota.quota_dimensions = [(dimension.0.to_owned(), dimension.1.to_owned())].into();
    quota
}

#[test]
fn a_layout_sees_what_has_room_and_nothing_private() {
    let longest = "l".repeat(64 << 10);
    let too_long = "l".repeat((64 << 10) + 1);
    let full = ShopError::Full {
        id: "7".into(),
        count: Some(5),
        none: None,
        empty: "",
        alone: 3,
        long: too_long.clone(),
        private: 9,
        after: Duration::from_millis(1500),
        violations: vec![
            violation("a", Some("REQUIRED")),
            violation("b", None),
            violation(&too_long, None),
        ],
        conditions: PreconditionFailure::new([
            PreconditionViolation::new("TOS", "subject", ""),
            PreconditionViolation::new("TOS", too_long.clone(), ""),
            PreconditionViolation::new(too_long.clone(), "other", ""),
        ]),
        quotas: QuotaFailure::new([
            quota("m", "id", ("a", "b")),
            quota(&too_long, "metric", ("", "")),
            quota("m", "longest", ("abcd", &longest[4..])),
            quota("m", "too long", ("abcd", &longest[3..])),
        ]),
        resource: ResourceInfo::new("type", "name"),
        localized: Some(LocalizedMessage::new("de", "nicht da")),
    };
    let request = Request::new().with_id("r-1").with_instance("urn:i:1");
    let without = ShopError::WithoutReason { id: "7".into(), count: 1, none: None, long: longest };
    let longer =
        ShopError::WithoutReason { id: "7".into(), count: 1, none: Some(1), long: too_long };
    let texts = [
        seen(Disclosed::new(&full).with_request(&request)),
        seen(&ShopError::Bare),
        seen(&without),
        seen(&longer),
    ];
    assert_eq!(texts.join("\n"), include_str!("seen.txt"));
}
