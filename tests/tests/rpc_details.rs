//! The `google.rpc` details that are known at run time, as tonic-types reads and writes them.

use tonic_types::{ErrorDetails, StatusExt as _};
use wire_error::{
    Layout, LocalizedMessage, Object, PreconditionFailure, PreconditionViolation, QuotaFailure,
    QuotaViolation, RemoteError, ResourceInfo, View, WireError, aip193, grpc, layout, problem,
};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, grpc = FailedPrecondition, message = "not now")]
struct NotNow {
    #[wire(rpc_detail)]
    precondition: PreconditionFailure,
    #[wire(rpc_detail)]
    quota: QuotaFailure,
    #[wire(rpc_detail)]
    resource: ResourceInfo,
    #[wire(rpc_detail)]
    localized: LocalizedMessage,
}

fn not_now() -> NotNow {
    let mut quota = QuotaViolation::new("project:p-7", "too many carts");
    quota.api_service = "shop.example".into();
    quota.quota_metric = "shop.example/carts".into();
    quota.quota_id = "Carts-per-project".into();
    quota.quota_dimensions = [("region", "eu"), ("tier", "a")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    quota.quota_value = i64::MAX;
    quota.future_quota_value = Some(-1);
    let mut resource = ResourceInfo::new("shop.example/Order", "orders/7");
    resource.owner = "user:u-1".into();
    resource.description = "It is \"locked\".".into();
    NotNow {
        precondition: PreconditionFailure::new([
            PreconditionViolation::new("TOS", "shop.example/eu", "Accept the terms."),
            PreconditionViolation::new("", "", ""),
        ]),
        quota: QuotaFailure::new([quota, QuotaViolation::new("", "")]),
        resource,
        localized: LocalizedMessage::new("de-CH", "Grüezi, jetzt nicht."),
    }
}

/// Each detail as tonic-types has it, all texts in one row.
fn as_tonic_types(details: &ErrorDetails) -> Vec<String> {
    let mut said = vec![];
    for it in &details.precondition_failure().unwrap().violations {
        said.push(format!("{} {} {}", it.r#type, it.subject, it.description));
    }
    for it in &details.quota_failure().unwrap().violations {
        let dimensions: std::collections::BTreeMap<_, _> = it.quota_dimensions.iter().collect();
        said.push(format!(
            "{} {} {} {} {} {dimensions:?} {} {:?}",
            it.subject,
            it.description,
            it.api_service,
            it.quota_metric,
            it.quota_id,
            it.quota_value,
            it.futura_quota_value,
        ));
    }
    let it = details.resource_info().unwrap();
    said.push([&*it.resource_type, &it.resource_name, &it.owner, &it.description].join(" "));
    let it = details.localized_message().unwrap();
    said.push(format!("{} {}", it.locale, it.message));
    said
}

fn assert_all_there(read: &RemoteError) {
    let sent = not_now();
    assert_eq!(read.precondition_failure.as_ref(), Some(&sent.precondition));
    assert_eq!(read.quota_failure.as_ref(), Some(&sent.quota));
    assert_eq!(read.resource_info.as_ref(), Some(&sent.resource));
    assert_eq!(read.localized_message.as_ref(), Some(&sent.localized));
}

#[test]
fn tonic_types_reads_each_member() {
    let details = grpc::to_status(&not_now()).get_error_details();
    assert_eq!(
        as_tonic_types(&details),
        [
            "TOS shop.example/eu Accept the terms.",
            "  ",
            "project:p-7 too many carts shop.example shop.example/carts Carts-per-project \
             {\"region\": \"eu\", \"tier\": \"a\"} 9223372036854775807 Some(-1)",
            "     {} 0 None",
            "shop.example/Order orders/7 user:u-1 It is \"locked\".",
            "de-CH Grüezi, jetzt nicht.",
        ]
    );
}

#[test]
fn what_tonic_types_writes_is_read() {
    let details = grpc::to_status(&not_now()).get_error_details();
    let status =
        tonic::Status::with_error_details(tonic::Code::FailedPrecondition, "not now", details);
    assert_all_there(&grpc::from_status(&status));
}

#[test]
fn each_wire_with_details_brings_them_back() {
    assert_all_there(&grpc::decode(&grpc::to_vec(&not_now())).unwrap());
    assert_all_there(&aip193::decode(400, &aip193::to_vec(&not_now())).unwrap());
    let said: serde_json::Value = serde_json::from_slice(&aip193::to_vec(&not_now())).unwrap();
    let details = said["error"]["details"].as_array().unwrap();
    let quota = details.iter().find(|it| it["@type"].as_str().unwrap().ends_with("QuotaFailure"));
    assert_eq!(quota.unwrap()["violations"][0]["quotaValue"], "9223372036854775807");
    assert_eq!(quota.unwrap()["violations"][0]["futureQuotaValue"], "-1");
    let problem = problem::decode(400, &problem::to_vec(&not_now())).unwrap();
    assert_eq!(problem.reason.as_deref(), Some("NOT_NOW"));
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, grpc = FailedPrecondition, message = "not now")]
enum Alone {
    Precondition(#[wire(rpc_detail)] PreconditionFailure),
    Quota(#[wire(rpc_detail)] QuotaFailure),
    Resource(#[wire(rpc_detail)] ResourceInfo),
    Localized(#[wire(rpc_detail)] Option<LocalizedMessage>),
}

#[test]
fn each_detail_is_sent_though_it_is_the_only_one() {
    let NotNow { precondition, quota, resource, localized } = not_now();
    let all = [
        Alone::Precondition(precondition),
        Alone::Quota(quota),
        Alone::Resource(resource),
        Alone::Localized(Some(localized)),
    ];
    for (at, error) in all.iter().enumerate() {
        for read in [
            grpc::decode(&grpc::to_vec(error)).unwrap(),
            aip193::decode(400, &aip193::to_vec(error)).unwrap(),
        ] {
            let is_there = [
                read.precondition_failure.is_some(),
                read.quota_failure.is_some(),
                read.resource_info.is_some(),
                read.localized_message.is_some(),
            ];
            assert_eq!(is_there, [0, 1, 2, 3].map(|other| other == at), "{error:?}");
        }
    }
    let none = aip193::decode(400, &aip193::to_vec(&Alone::Localized(None))).unwrap();
    assert_eq!(none.localized_message, None);
}

/// A reader cannot tell an empty detail from none.
#[test]
fn a_detail_without_content_is_not_sent() {
    let empty = NotNow {
        precondition: PreconditionFailure::default(),
        quota: QuotaFailure::default(),
        resource: ResourceInfo::default(),
        localized: LocalizedMessage::default(),
    };
    let said: serde_json::Value = serde_json::from_slice(&aip193::to_vec(&empty)).unwrap();
    assert_eq!(
        said["error"]["details"],
        serde_json::json!([{
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "NOT_NOW",
            "domain": "shop.example",
        }])
    );
    assert_eq!(grpc::decode(&grpc::to_vec(&empty)).unwrap().other, []);
}

/// A layout of one's own with all that is known at run time.
struct Known;

impl Layout for Known {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.array("unmet", |unmet| {
            for one in error.precondition_violations() {
                unmet.object(|object| {
                    object.text("type", &one.violation_type);
                    object.text("subject", &one.subject);
                    object.text("why", error.prose(&one.description));
                });
            }
        });
        body.array("quotas", |quotas| {
            for one in error.quota_violations() {
                quotas.object(|object| {
                    object.text("id", &one.quota_id);
                    object.text("why", error.prose(&one.description));
                    object.number("value", one.quota_value);
                });
            }
        });
        body.optional("resource", error.resource_info().map(|info| &info.resource_name));
        body.optional("locale", error.localized_message().map(|localized| &localized.locale));
    }
}

const KNOWN: &str = concat!(
    r#"{"unmet":[{"type":"TOS","subject":"shop.example/eu","why":"Accept the terms."},"#,
    r#"{"type":"","subject":"","why":""}],"quotas":[{"id":"Carts-per-project","why":"too many carts","#,
    r#""value":9223372036854775807},{"id":"","why":"","value":0}],"#,
    r#""resource":"orders/7","locale":"de-CH"}"#,
);

#[test]
fn a_layout_of_ones_own_writes_them_of_our_errors_and_of_a_peers() {
    let own = layout::to_vec::<Known>(&not_now());
    assert_eq!(String::from_utf8(own).unwrap(), KNOWN);
    for remote in [
        grpc::decode(&grpc::to_vec(&not_now())).unwrap(),
        aip193::decode(400, &aip193::to_vec(&not_now())).unwrap(),
    ] {
        let mut peers = vec![];
        layout::write_remote::<Known>(&remote, &mut peers);
        assert_eq!(String::from_utf8(peers).unwrap(), KNOWN);
    }
}

/// Where there is no room, descriptions are shortened, then entries go, and then the resource.
#[test]
fn a_layout_of_ones_own_has_them_as_far_as_there_is_room() {
    let long = |count: usize, length: usize| {
        let violation = PreconditionViolation::new("TOS", "eu", "x".repeat(length));
        let mut error = not_now();
        error.precondition = PreconditionFailure::new(vec![violation; count]);
        serde_json::from_slice::<serde_json::Value>(&layout::to_vec::<Known>(&error)).unwrap()
    };
    let cut = long(100, 60_000);
    let unmet = cut["unmet"].as_array().unwrap();
    assert_eq!(unmet.len(), 100);
    assert!(unmet.iter().all(|one| one["why"].as_str().unwrap().ends_with("x…")), "{cut}");
    assert_eq!((&cut["resource"], cut.get("locale")), (&"orders/7".into(), None));
    let cut = long(20_000, 128);
    assert!(cut["unmet"].as_array().unwrap().len() < 20_000);
    assert_eq!(cut["resource"], "orders/7");
}
