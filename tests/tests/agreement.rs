//! One error in all formats, each read by another's reader: all say the same.

use std::collections::BTreeMap;
use std::time::Duration;

use prost::Message as _;
use serde_json::Value;
use tonic_types::RpcStatusExt as _;
use wire_error::{Disclosed, FieldViolation, WireError, aip193, grpc, jsonrpc, problem};

/// What one format says of an error.
#[derive(Debug, Clone, Default, PartialEq)]
struct Said {
    message: String,
    reason: Option<String>,
    domain: Option<String>,
    metadata: BTreeMap<String, String>,
    retry_after: Option<String>,
    violations: Vec<[String; 3]>,
    help: Vec<[String; 2]>,
    request_id: Option<String>,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts<const N: usize>(list: &Value, names: [&str; N]) -> Vec<[String; N]> {
    let objects = list.as_array().into_iter().flatten();
    objects.map(|object| names.map(|name| text(&object[name]))).collect()
}

fn metadata(object: &Value) -> BTreeMap<String, String> {
    let members = object.as_object().into_iter().flatten();
    members.map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned())).collect()
}

/// Reads a message and an array of details.
fn read_details(message: &Value, details: &Value) -> Said {
    let mut said = Said { message: text(message), ..Said::default() };
    for detail in details.as_array().into_iter().flatten() {
        match detail["@type"].as_str().unwrap().rsplit_once('.').unwrap().1 {
            "ErrorInfo" => {
                said.reason = Some(text(&detail["reason"]));
                said.domain = Some(text(&detail["domain"]));
                said.metadata = metadata(&detail["metadata"]);
            }
            "RetryInfo" => said.retry_after = Some(text(&detail["retryDelay"])),
            "BadRequest" => {
                said.violations =
                    texts(&detail["fieldViolations"], ["field", "description", "reason"]);
            }
            "Help" => said.help = texts(&detail["links"], ["description", "url"]),
            "RequestInfo" => said.request_id = Some(text(&detail["requestId"])),
            other => panic!("a detail of another type: {other}"),
        }
    }
    said
}

fn read_jsonrpc(error: Disclosed<'_>) -> Said {
    let response: Value = serde_json::from_slice(&jsonrpc::to_vec(1, error)).unwrap();
    read_details(&response["error"]["message"], &response["error"]["data"])
}

fn read_aip193(error: Disclosed<'_>) -> Said {
    let body: Value = serde_json::from_slice(&aip193::to_vec(error)).unwrap();
    read_details(&body["error"]["message"], &body["error"]["details"])
}

fn read_problem(error: Disclosed<'_>) -> Said {
    let problem: Value = serde_json::from_slice(&problem::to_vec(error)).unwrap();
    let member = |name: &str| problem.get(name).map(text);
    Said {
        message: text(&problem["detail"]),
        reason: member("reason"),
        domain: member("domain"),
        metadata: metadata(&problem["metadata"]),
        retry_after: member("retry_delay"),
        violations: texts(&problem["violations"], ["field", "description", "reason"]),
        help: texts(&problem["help"], ["description", "url"]),
        request_id: member("request_id"),
    }
}

fn read_grpc(error: Disclosed<'_>) -> Said {
    let status = tonic_types::pb::Status::decode(&*grpc::to_vec(error)).unwrap();
    let mut said = Said { message: status.message.clone(), ..Said::default() };
    if let Some(info) = status.get_details_error_info() {
        said.reason = Some(info.reason);
        said.domain = Some(info.domain);
        said.metadata = info.metadata.into_iter().collect();
    }
    if let Some(retry) = status.get_details_retry_info() {
        let delay = retry.retry_delay.unwrap();
        said.retry_after = Some(match delay.subsec_millis() {
            0 => format!("{}s", delay.as_secs()),
            millis => format!("{}.{millis:03}s", delay.as_secs()),
        });
    }
    if let Some(bad) = status.get_details_bad_request() {
        let violations = bad.field_violations.into_iter();
        said.violations = violations.map(|v| [v.field, v.description, String::new()]).collect();
    }
    if let Some(help) = status.get_details_help() {
        said.help = help.links.into_iter().map(|link| [link.description, link.url]).collect();
    }
    said.request_id = status.get_details_request_info().map(|info| info.request_id);
    said
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/")]
enum ShopError {
    #[wire(
        grpc = InvalidArgument,
        reason,
        message = "order {id} of {owner} is bad",
        help = "https://shop.example/help"
    )]
    Everything {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(public)]
        owner: Option<String>,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Option<Duration>,
    },
    #[wire(same_as = Everything)]
    Same {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(public)]
        owner: Option<String>,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Option<Duration>,
    },
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    ReasonAlone,
    #[wire(grpc = Unavailable, retry_after = "1.5s")]
    NoReason(#[wire(public = "shard")] u8),
    #[wire(opaque)]
    Internal(&'static str),
    #[wire(transparent)]
    Protocol(jsonrpc::ProtocolError),
}

#[test]
fn every_format_says_the_same_of_an_error() {
    let ann = || Some("Ann \"\n\u{85}\u{2028}é😀".to_owned());
    let violations =
        || vec![FieldViolation::new("a\tb", "c"), FieldViolation::new("größe", "zu groß")];
    let again = Some(Duration::from_millis(1250));
    let errors = [
        ShopError::Everything { id: u64::MAX, owner: ann(), violations: violations(), again },
        ShopError::Everything { id: 0, owner: None, violations: vec![], again: None },
        ShopError::Same { id: u64::MAX, owner: ann(), violations: violations(), again },
        ShopError::ReasonAlone,
        ShopError::NoReason(7),
        ShopError::Internal("out of ink"),
    ];
    for error in &errors {
        for id in ["", "req-1"] {
            let error = Disclosed::new(error).with_request_id(id);
            let said = read_jsonrpc(error);
            assert_eq!(read_aip193(error), said);
            assert_eq!(read_problem(error), said);
            assert_eq!(read_grpc(error), said);
            assert_eq!(said.message, error.message().to_string());
            assert_eq!(said.reason.as_deref(), error.spec().reason());
            assert_eq!(said.domain.is_some(), said.reason.is_some());
            assert_eq!(said.request_id.as_deref(), Some(id).filter(|id| !id.is_empty()));
        }
    }
    let [everything, _, again, ..] = &errors;
    assert_eq!(
        read_jsonrpc(Disclosed::new(everything)),
        Said {
            message: "order 18446744073709551615 of Ann \"\n\u{85}\u{2028}é😀 is bad".into(),
            reason: Some("EVERYTHING".into()),
            domain: Some("shop.example".into()),
            metadata: BTreeMap::from([
                ("orderId".into(), "18446744073709551615".into()),
                ("owner".into(), "Ann \"\n\u{85}\u{2028}é😀".into()),
            ]),
            retry_after: Some("1.250s".into()),
            violations: vec![
                ["a\tb".into(), "c".into(), String::new()],
                ["größe".into(), "zu groß".into(), String::new()],
            ],
            help: vec![
                ["Documentation for EVERYTHING".into(), "https://shop.example/help".into(),]
            ],
            request_id: None,
        },
    );
    assert_eq!(read_problem(Disclosed::new(again)), read_jsonrpc(Disclosed::new(everything)));
}

#[test]
fn every_format_has_the_numbers_of_the_table() {
    for error in [
        ShopError::ReasonAlone,
        ShopError::NoReason(7),
        ShopError::Internal("out of ink"),
        ShopError::Protocol(jsonrpc::ProtocolError::MethodNotFound),
    ] {
        let spec = error.spec();
        let value = |bytes: Vec<u8>| serde_json::from_slice::<Value>(&bytes).unwrap();
        assert_eq!(value(jsonrpc::to_vec(1, &error))["error"]["code"], spec.code());
        assert_eq!(value(problem::to_vec(&error))["status"], spec.http_status());
        let body = value(aip193::to_vec(&error));
        assert_eq!(body["error"]["code"], spec.http_status());
        assert_eq!(body["error"]["status"], spec.grpc_code().as_str());
        let status = tonic_types::pb::Status::decode(&*grpc::to_vec(&error)).unwrap();
        assert_eq!(status.code, spec.grpc_code().number());
    }
}
