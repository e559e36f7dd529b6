//! A peer's error in every other format: the numbers that its format lacks follow from those that it
//! has, what is written is what that format's readers take, and it keeps within bounds.

use prost::Message as _;
use serde_json::Value;
use tonic_types::pb;
use wire_error::{
    Code, DecodeError, FieldViolation, HelpLink, LocalizedMessage, OtherDetail,
    PreconditionFailure, PreconditionViolation, QuotaFailure, QuotaViolation, RemoteError,
    ResourceInfo, aip193, grpc, jsonrpc, problem,
};

const MIB: usize = 1 << 20;

/// A peer's error, written again in all four formats.
struct Relayed {
    jsonrpc: Value,
    aip193: Value,
    problem: Value,
    grpc: pb::Status,
}

/// Writes it again, and asserts what each format's readers ask of any error.
fn relayed(error: &RemoteError) -> Relayed {
    let json = |write: &dyn Fn(&mut Vec<u8>)| -> Value {
        let mut body = vec![];
        write(&mut body);
        assert!(body.len() < MIB, "{}", body.len());
        assert!(!body.iter().any(u8::is_ascii_control));
        serde_json::from_slice(&body).unwrap()
    };
    let jsonrpc = json(&|body| jsonrpc::write_remote(1, error, body));
    let aip193 = json(&|body| aip193::write_remote(error, body));
    let problem = json(&|body| problem::write_remote(error, body));
    let mut status = vec![];
    grpc::write_remote(error, &mut status);
    assert!(status.len() * 4 / 3 < 7168, "{}", status.len());
    let grpc = pb::Status::decode(&*status).unwrap();

    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&jsonrpc), ["error", "id", "jsonrpc"]);
    let rest = names(&jsonrpc["error"]).into_iter().filter(|name| name != "data");
    assert!(rest.eq(["code", "message"]));
    assert!(i32::try_from(jsonrpc["error"]["code"].as_i64().unwrap()).is_ok());

    assert_eq!(names(&aip193), ["error"]);
    let rest = names(&aip193["error"]).into_iter().filter(|name| name != "details");
    assert!(rest.eq(["code", "message", "status"]));
    assert!((400..600).contains(&aip193["error"]["code"].as_u64().unwrap()));
    let code = aip193["error"]["status"].as_str().unwrap().parse::<Code>().unwrap();
    assert_ne!(code, Code::Ok);
    if let Some(details) = aip193["error"].get("details") {
        let details = details.as_array().expect("`details` is an array");
        assert!(!details.is_empty());
        assert!(details.iter().all(|detail| detail["@type"].is_string()), "{details:?}");
    }

    assert!((400..600).contains(&problem["status"].as_u64().unwrap()));
    for member in ["type", "title", "detail", "reason", "domain"] {
        assert!(problem.get(member).is_none_or(Value::is_string), "{member}");
    }

    assert!((1..=16).contains(&grpc.code), "{}", grpc.code);
    Relayed { jsonrpc, aip193, problem, grpc }
}

/// The numbers of all formats: JSON-RPC's, HTTP's twice, the canonical code twice.
fn numbers(error: &RemoteError) -> (i64, u64, Code) {
    let relayed = relayed(error);
    let status = relayed.problem["status"].as_u64().unwrap();
    assert_eq!(relayed.aip193["error"]["code"], status);
    let code = Code::from_number(relayed.grpc.code).unwrap();
    assert_eq!(relayed.aip193["error"]["status"], code.as_str());
    (relayed.jsonrpc["error"]["code"].as_i64().unwrap(), status, code)
}

fn from_jsonrpc(code: i32) -> RemoteError {
    let body = format!(r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":{code},"message":"m"}}}}"#);
    jsonrpc::decode(body.as_bytes()).unwrap()
}

fn from_problem(status: u16) -> RemoteError {
    problem::decode(status, br#"{"detail":"m"}"#).unwrap()
}

fn from_grpc(code: Code) -> RemoteError {
    let status = [&[0x08, u8::try_from(code.number()).unwrap()][..], b"\x12\x01m"].concat();
    grpc::decode(&status).unwrap()
}

fn from_aip193(status: u16, code: &str) -> RemoteError {
    let body = format!(r#"{{"error":{{"code":{status},"message":"m","status":"{code}"}}}}"#);
    aip193::decode(status, body.as_bytes()).unwrap()
}

/// The table of the design, section 3.
const CODES: [(Code, u16, i64); 16] = [
    (Code::InvalidArgument, 400, -32602),
    (Code::FailedPrecondition, 400, -32000),
    (Code::OutOfRange, 400, -32602),
    (Code::Unauthenticated, 401, -32000),
    (Code::PermissionDenied, 403, -32000),
    (Code::NotFound, 404, -32000),
    (Code::Aborted, 409, -32000),
    (Code::AlreadyExists, 409, -32000),
    (Code::ResourceExhausted, 429, -32000),
    (Code::Cancelled, 499, -32000),
    (Code::DataLoss, 500, -32603),
    (Code::Unknown, 500, -32603),
    (Code::Internal, 500, -32603),
    (Code::Unimplemented, 501, -32601),
    (Code::Unavailable, 503, -32000),
    (Code::DeadlineExceeded, 504, -32000),
];

#[test]
fn a_canonical_code_gives_the_numbers_of_the_other_formats() {
    for (code, status, rpc) in CODES {
        assert_eq!(numbers(&from_grpc(code)), (rpc, status.into(), code));
        // Both numbers of AIP-193 go on as they came.
        assert_eq!(numbers(&from_aip193(418, code.as_str())), (rpc, 418, code));
    }
}

#[test]
fn an_http_status_gives_the_numbers_of_the_other_formats() {
    use Code::*;
    for (statuses, code) in [
        (&[400, 413, 415, 422][..], InvalidArgument),
        (&[401], Unauthenticated),
        (&[403], PermissionDenied),
        (&[404, 410], NotFound),
        (&[405, 501], Unimplemented),
        (&[408, 504], DeadlineExceeded),
        (&[409], Aborted),
        (&[416], OutOfRange),
        (&[429], ResourceExhausted),
        (&[499], Cancelled),
        (&[500], Internal),
        (&[502, 503], Unavailable),
        (&[402, 406, 418, 451], FailedPrecondition),
        (&[505, 507, 599], Internal),
    ] {
        let (_, _, rpc) = CODES.into_iter().find(|row| row.0 == code).unwrap();
        for &status in statuses {
            assert_eq!(numbers(&from_problem(status)), (rpc, status.into(), code));
        }
    }
}

#[test]
fn a_json_rpc_code_gives_the_numbers_of_the_other_formats() {
    for (rpc, status, code) in [
        (-32700, 400, Code::InvalidArgument),
        (-32600, 400, Code::InvalidArgument),
        (-32602, 400, Code::InvalidArgument),
        (-32601, 501, Code::Unimplemented),
        (-32603, 500, Code::Internal),
        // It says nothing to HTTP.
        (-32001, 500, Code::Internal),
        (7, 500, Code::Internal),
        (0, 500, Code::Internal),
    ] {
        let mut error = from_jsonrpc(rpc);
        assert_eq!(numbers(&error), (rpc.into(), status, code), "{rpc}");
        // JSON-RPC answers with HTTP 200, which is no error.
        for http in [100, 200, 204, 301, 399, 600, u16::MAX] {
            error.http_status = Some(http);
            assert_eq!(numbers(&error), (rpc.into(), status, code), "{rpc} {http}");
        }
        error.http_status = Some(404);
        assert_eq!(numbers(&error), (rpc.into(), 404, Code::NotFound));
    }
    assert_eq!(numbers(&RemoteError::default()), (-32603, 500, Code::Internal));
}

#[test]
fn ok_is_no_error_and_none_becomes_one() {
    let ok = grpc::decode(b"\x08\x00\x12\x01m");
    assert!(matches!(ok, Err(DecodeError::NotAnError { .. })), "{ok:?}");
    let error = from_aip193(404, "OK");
    assert_eq!(error.grpc_code, None);
    assert_eq!(numbers(&error), (-32000, 404, Code::NotFound));
    let error = from_aip193(200, "OK");
    assert_eq!(numbers(&error), (-32603, 500, Code::Internal));
    let mut error = RemoteError::default();
    error.grpc_code = Some(Code::Ok);
    assert_eq!(numbers(&error), (-32603, 500, Code::Internal));
    error.http_status = Some(503);
    assert_eq!(numbers(&error), (-32000, 503, Code::Unavailable));
}

#[test]
fn details_of_aip_193_are_typed_objects_whatever_a_peer_sent() {
    let typed = r#"{"@type":"type.example/own.Detail","a":1}"#;
    for (data, kept) in [
        ("null", vec![]),
        ("7", vec![]),
        (r#""text""#, vec![]),
        ("true", vec![]),
        ("[]", vec![]),
        ("{}", vec![]),
        (r#"{"kind":"K"}"#, vec![]),
        (r#"{"@type":7}"#, vec![]),
        (r#"["text",{"kind":"K"},null]"#, vec![]),
        (typed, vec![typed]),
        (&*format!("[{typed}]"), vec![typed]),
        (&*format!(r#"["text",{typed},7,{{"kind":"K"}}]"#), vec![typed]),
    ] {
        let body = format!(r#"{{"error":{{"code":1,"message":"m","data":{data}}}}}"#);
        let error = jsonrpc::decode(body.as_bytes()).unwrap();
        let details = relayed(&error).aip193["error"]["details"].take();
        let details: Vec<Value> = serde_json::from_value(details).unwrap_or_default();
        let kept: Vec<Value> =
            kept.iter().map(|detail| serde_json::from_str(detail).unwrap()).collect();
        assert_eq!(details, kept, "{data}");
        // AIP-193 as it should not be is mended on its way.
        let body = format!(r#"{{"error":{{"code":400,"message":"m","details":{data}}}}}"#);
        relayed(&aip193::decode(400, body.as_bytes()).unwrap());
        relayed(&problem::decode(400, format!(r#"{{"data":{data}}}"#).as_bytes()).unwrap());
    }
}

/// An error with every part that is modelled.
fn full() -> RemoteError {
    let mut error = RemoteError::default();
    error.http_status = Some(404);
    error.message = "no order 7".into();
    error.reason = Some("ORDER_NOT_FOUND".into());
    error.domain = Some("shop.example".into());
    error.metadata = [("id".into(), "7".into())].into();
    error.retry_after = Some(std::time::Duration::from_millis(1500));
    error.field_violations = vec![FieldViolation::new("id", "is gone").with_reason("GONE")];
    error.help = vec![HelpLink::new("Orders", "https://shop.example/orders")];
    error.request_id = Some("req-1".into());
    let violations = vec![PreconditionViolation::new("TOS", "shop", "accept them")];
    error.precondition_failure = Some(PreconditionFailure::new(violations));
    let violations = vec![QuotaViolation::new("project:p-7", "used up")];
    error.quota_failure = Some(QuotaFailure::new(violations));
    error.resource_info = Some(ResourceInfo::new("table", "orders"));
    error.localized_message = Some(LocalizedMessage::new("de-CH", "keine Bestellung 7"));
    error
}

/// Writes an error over one wire, and reads it.
fn over(wire: &str, error: &RemoteError) -> RemoteError {
    let mut body = vec![];
    match wire {
        "jsonrpc" => jsonrpc::write_remote(1, error, &mut body),
        "aip193" => aip193::write_remote(error, &mut body),
        "problem" => problem::write_remote(error, &mut body),
        _ => grpc::write_remote(error, &mut body),
    }
    let status = error.http_status.filter(|status| (400..600).contains(status)).unwrap_or(500);
    match wire {
        "jsonrpc" => jsonrpc::decode(&body),
        "aip193" => aip193::decode(status, &body),
        "problem" => problem::decode(status, &body),
        _ => grpc::decode(&body),
    }
    .unwrap()
}

const WIRES: [&str; 4] = ["jsonrpc", "aip193", "problem", "grpc"];

#[test]
fn between_any_two_formats_nothing_is_lost_that_both_can_carry() {
    let sent = full();
    for first in WIRES {
        for second in WIRES {
            let mut read = over(second, &over(first, &sent));
            let mut expected = sent.clone();
            if [first, second].contains(&"problem") {
                expected.precondition_failure = None;
                expected.quota_failure = None;
                expected.resource_info = None;
                expected.localized_message = None;
            }
            for error in [&mut read, &mut expected] {
                (error.code, error.http_status, error.grpc_code) = (None, None, None);
                (error.id, error.other) = (None, vec![]);
            }
            assert_eq!(read, expected, "{first} to {second}");
        }
    }
}

/// Sets one part of an error to this text.
type SetPart = fn(&mut RemoteError, &str);

const SET_PARTS: [(&str, SetPart); 19] = [
    ("message", |error, text| error.message = text.into()),
    ("reason", |error, text| error.reason = Some(text.into())),
    ("domain", |error, text| error.domain = Some(text.into())),
    ("metadata key", |error, text| error.metadata = [(text.into(), "v".into())].into()),
    ("metadata value", |error, text| error.metadata = [("key".into(), text.into())].into()),
    ("path", |error, text| error.field_violations[0].field = text.into()),
    ("description", |error, text| error.field_violations[0].description = text.into()),
    ("violation's reason", |error, text| error.field_violations[0].reason = Some(text.into())),
    ("help", |error, text| error.help[0].description = text.into()),
    ("url", |error, text| error.help[0].url = text.into()),
    ("request id", |error, text| error.request_id = Some(text.into())),
    ("precondition", |error, text| {
        let violation = PreconditionViolation::new(text, text, text);
        error.precondition_failure = Some(PreconditionFailure::new(vec![violation]));
    }),
    ("quota", |error, text| {
        let violation = QuotaViolation::new(text, text);
        error.quota_failure = Some(QuotaFailure::new(vec![violation]));
    }),
    ("quota's dimension", |error, text| {
        let mut violation = QuotaViolation::new("a", "b");
        violation.quota_dimensions = [(text.into(), text.into())].into();
        error.quota_failure = Some(QuotaFailure::new(vec![violation]));
    }),
    ("resource", |error, text| error.resource_info = Some(ResourceInfo::new(text, "orders"))),
    ("locale", |error, text| {
        error.localized_message = Some(LocalizedMessage::new(text, "keine Bestellung"));
    }),
    ("localized message", |error, text| {
        error.localized_message = Some(LocalizedMessage::new("de", text));
    }),
    ("type of a problem", |error, text| {
        let json = Value::Object([("type".to_owned(), text.into())].into_iter().collect());
        error.other = vec![OtherDetail::Json(json.to_string().into())];
    }),
    ("title of a problem", |error, text| {
        let json = Value::Object([("title".to_owned(), text.into())].into_iter().collect());
        error.other = vec![OtherDetail::Json(json.to_string().into())];
    }),
];

#[test]
fn a_relay_of_any_part_of_a_megabyte_is_within_bounds_and_still_an_error() {
    for (text, len) in [("é", 200), ("x", 70_000), ("\u{1}", 70_000), ("\u{1}", 1_000_000)] {
        let text = text.repeat(len / text.len());
        for (part, set) in SET_PARTS {
            let mut error = full();
            set(&mut error, &text);
            relayed(&error);
            for wire in WIRES {
                let read = over(wire, &error);
                let start = read.message.strip_suffix('…').unwrap_or(&error.message);
                assert!(error.message.starts_with(start), "{part} over {wire}");
                assert!(start.len() > 50 || read.message == error.message, "{part} over {wire}");
                assert_eq!(read.retry_after, error.retry_after, "{part} over {wire}");
                if read.reason.is_some() {
                    assert_eq!((&read.reason, &read.domain), (&error.reason, &error.domain));
                }
                for (key, value) in &read.metadata {
                    assert_eq!(error.metadata.get(key), Some(value), "{part} over {wire}");
                }
            }
        }
    }
}

#[test]
fn a_relay_of_every_part_at_once_is_within_bounds_and_still_an_error() {
    for len in [63, 1000, 16 << 10, 64 << 10, 200_000] {
        let text = "\u{1}".repeat(len);
        let mut error = RemoteError::default();
        error.field_violations = vec![FieldViolation::default(); 9];
        error.help = vec![HelpLink::default(); 9];
        for (_, set) in SET_PARTS {
            set(&mut error, &text);
        }
        let problem =
            [("type".to_owned(), text.clone().into()), ("title".to_owned(), text.clone().into())];
        let problem = Value::Object(problem.into_iter().collect());
        error.other = vec![OtherDetail::Json(problem.to_string().into())];
        relayed(&error);
        let mut body = vec![];
        jsonrpc::write_remote(&*text, &error, &mut body);
        assert!(body.len() < MIB, "{}", body.len());
        assert!(jsonrpc::decode(&body).unwrap().message.starts_with('\u{1}'));
        let problem = over("problem", &error);
        assert_eq!(problem.other.is_empty(), len > 16 << 10);
        assert_eq!(problem.reason.is_some(), len <= 16 << 10);
    }
}

#[test]
fn what_is_not_modelled_goes_first_where_there_is_no_room_for_it() {
    let text = "x".repeat(700_000);
    for wire in WIRES {
        let mut error = full();
        let modelled = over(wire, &error);
        error.other = ["a", "b"]
            .map(|name| match wire {
                "grpc" => OtherDetail::Any {
                    type_url: format!("type.example/{name}"),
                    value: text.clone().into_bytes(),
                },
                "problem" => OtherDetail::Json(format!(r#"{{"{name}":"{text}"}}"#).into()),
                _ => OtherDetail::Json(format!(r#"{{"@type":"{name}","{name}":"{text}"}}"#).into()),
            })
            .into();
        assert_eq!(over(wire, &error), modelled, "{wire}");
    }
}

#[test]
fn over_grpc_metadata_of_any_length_is_encoded_as_prost_does() {
    for key in ["", "k", "key", &"k".repeat(64)] {
        for len in 0..300 {
            let mut error = full();
            error.metadata = [(key.into(), "v".repeat(len))].into();
            let mut bytes = vec![];
            grpc::write_remote(&error, &mut bytes);
            let status = pb::Status::decode(&*bytes).unwrap();
            assert_eq!(status.encode_to_vec(), bytes);
            let info = pb::ErrorInfo::decode(&*status.details[0].value).unwrap();
            assert_eq!(info.encode_to_vec(), status.details[0].value, "{key} {len}");
            assert_eq!(info.metadata, [(key.to_owned(), "v".repeat(len))].into());
        }
    }
}

#[test]
fn over_grpc_a_reason_over_63_characters_or_a_domain_over_253_goes_with_its_error_info() {
    for (reason, domain, goes) in
        [(63, 253, true), (64, 253, false), (63, 254, false), (1_000_000, 1, false)]
    {
        let mut error = full();
        error.reason = Some("é".repeat(reason));
        error.domain = Some("é".repeat(domain));
        let read = over("grpc", &error);
        assert_eq!(read.reason.is_some(), goes, "{reason} {domain}");
        assert_eq!(read.domain.is_some(), goes);
        assert_eq!(read.metadata.is_empty(), !goes);
        assert_eq!(read.message, error.message);
        assert_eq!(read.field_violations, error.field_violations);
    }
}

#[test]
fn no_member_of_a_peer_s_takes_the_place_of_what_is_modelled() {
    let members = |error: &RemoteError| -> Vec<(String, Value)> {
        serde_json::from_value::<std::collections::BTreeMap<_, _>>(relayed(error).problem)
            .unwrap()
            .into_iter()
            .collect()
    };
    let own = r#""type":"urn:evil","title":"T","status":1,"detail":"d","instance":"/i","reason":"R_X","domain":"evil.example","metadata":{"a":"b"},"retry_delay":"9s","violations":[{"field":"f","description":"x"}],"help":[{"description":"d","url":"u"}],"request_id":"r""#;

    // `data` of JSON-RPC is the peer's own, whatever it calls its members.
    for data in [format!(r#"{{{own},"balance":3}}"#), r#"{"reason":"R_X"}"#.to_owned()] {
        let body = format!(r#"{{"error":{{"code":-32602,"message":"m","data":{data}}}}}"#);
        let error = jsonrpc::decode(body.as_bytes()).unwrap();
        let mut expected = vec![
            ("detail".to_owned(), Value::from("m")),
            ("status".to_owned(), 400.into()),
            ("title".to_owned(), "Bad Request".into()),
            ("type".to_owned(), "about:blank".into()),
        ];
        if data.contains("balance") {
            expected.insert(0, ("balance".to_owned(), 3.into()));
        }
        assert_eq!(members(&error), expected);
        assert_eq!(over("jsonrpc", &error).other, error.other);
    }

    // Members of an AIP-193 error mean what that format says, which is nothing.
    let details = r#""details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"a","description":"b"}]},{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"c","url":"d"}]},{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"q"}]"#;
    for details in ["\"details\":[]", details] {
        for lists in [
            r#""violations":[{"field":"f","description":"x"}],"help":[{"description":"e","url":"u"}]"#,
            r#""violations":7,"help":"https://a.example","request_id":7"#,
            r#""violations":[{"field":"f","message":"x"}],"help":[{"more":1}]"#,
            r#""errors":[{"field":"f","message":"x"}]"#,
        ] {
            let body = format!(
                r#"{{"error":{{"code":400,"message":"m",{details},"reason":"R_X","domain":"evil.example","metadata":{{"a":"b"}},"retry_delay":"9s",{lists}}}}}"#
            );
            let error = aip193::decode(400, body.as_bytes()).unwrap();
            let again = over("problem", &error);
            assert_eq!(again.field_violations, error.field_violations, "{body}");
            let facts = |error: &RemoteError| {
                (
                    error.reason.clone(),
                    error.domain.clone(),
                    error.metadata.clone(),
                    error.retry_after,
                    error.help.clone(),
                    error.request_id.clone(),
                )
            };
            assert_eq!(facts(&again), facts(&error), "{body}");
        }
    }
}

#[test]
fn foreign_data_goes_on_as_it_came_and_what_stands_beside_it_stays_behind() {
    let info = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X","domain":"a.example"}"#;
    let own = r#"{"@type":"type.example/own.Detail","a":1}"#;
    for data in ["7", "[]", "[7]", r#"{"kind":"K"}"#, &*format!("[{own},7, {info}]")] {
        let body = format!(
            r#"{{"error":{{"code":1,"message":"m","stack":"s","data":{data}}},"trace":1}}"#
        );
        let mut error = jsonrpc::decode(body.as_bytes()).unwrap();
        let mut again = vec![];
        jsonrpc::write_remote(1, &error, &mut again);
        let expected = format!(
            r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":1,"message":"m","data":{data}}}}}"#
        );
        assert_eq!(String::from_utf8(again).unwrap(), expected);
        // Where there is more to say, the delay of a header, it stands beside that.
        error.retry_after = Some(std::time::Duration::from_secs(3));
        let again = over("jsonrpc", &error);
        assert_eq!((again.retry_after, &again.reason), (error.retry_after, &error.reason));
        let whole: Value = serde_json::from_str(data).unwrap();
        let pieces = whole.as_array().cloned().unwrap_or_else(|| vec![whole]);
        let written: Value = relayed(&error).jsonrpc["error"]["data"].take();
        let retry = serde_json::json!({
            "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3s",
        });
        assert_eq!(written, Value::Array([vec![retry], pieces].concat()), "{data}");
    }
}

/// The problem that a relay writes, with how often each member stands in it.
fn relayed_problem(error: &RemoteError) -> (Value, Vec<String>) {
    let mut body = vec![];
    problem::write_remote(error, &mut body);
    let members: Members = serde_json::from_slice(&body).unwrap();
    (serde_json::from_slice(&body).unwrap(), members.0)
}

/// The names of an object's members, each as often as it stands there.
struct Members(Vec<String>);

impl<'de> serde::Deserialize<'de> for Members {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'de> serde::de::Visitor<'de> for Names {
            type Value = Members;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Members, A::Error> {
                let mut names = vec![];
                while let Some((name, _)) = map.next_entry::<String, serde::de::IgnoredAny>()? {
                    names.push(name);
                }
                Ok(Members(names))
            }
        }
        deserializer.deserialize_map(Names)
    }
}

#[test]
fn a_member_that_is_modelled_stands_once_in_a_problem_whatever_else_was_kept_of_it() {
    let mut error = full();
    let modelled = ["reason", "domain", "metadata", "retry_delay", "request_id"];
    let members = [&modelled[..], &["status", "detail", "violations", "help"]].concat();
    let kept = |name: &&str| OtherDetail::Json(format!(r#"{{"{name}":7}}"#).into());
    error.other = members.iter().map(kept).collect();
    assert_eq!(relayed_problem(&error), relayed_problem(&full()));
    error.other = vec![kept(&"further"); 2];
    let (written, names) = relayed_problem(&error);
    assert_eq!(written["further"], 7);
    assert_eq!(names.iter().filter(|it| *it == "further").count(), 1);
}

#[test]
fn the_first_type_and_title_of_a_problem_count_and_a_type_without_a_title_has_none() {
    let relay = |members: &[&str]| {
        let mut error = full();
        error.other = members.iter().map(|json| OtherDetail::Json((*json).into())).collect();
        let (written, names) = relayed_problem(&error);
        assert_eq!(names.iter().filter(|name| *name == "type").count(), 1);
        (written["type"].clone(), written.get("title").cloned())
    };
    let (types, titles) =
        ([r#"{"type":"urn:a"}"#, r#"{"type":"urn:b"}"#], [r#"{"title":"A"}"#, r#"{"title":"B"}"#]);
    assert_eq!(relay(&types), ("urn:a".into(), None));
    assert_eq!(relay(&[types[0], titles[0], titles[1]]), ("urn:a".into(), Some("A".into())));
    assert_eq!(relay(&titles), ("about:blank".into(), Some("A".into())));
    assert_eq!(relay(&[]), ("about:blank".into(), Some("Not Found".into())));
    for (len, goes) in [(16 << 10, true), ((16 << 10) + 1, false)] {
        let long = "u".repeat(len);
        let (uri, title) = relay(&[&format!(r#"{{"type":"{long}","title":"{long}"}}"#)]);
        assert_eq!((uri == *long, title == Some(long.into())), (goes, goes), "{len}");
    }
}

#[test]
fn what_a_problem_has_beyond_the_model_goes_on_as_it_came() {
    // Of the wrong type, where nothing else says what it should.
    let body = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"m","reason":7,"domain":7,"metadata":7,"retry_delay":7,"request_id":7,"balance":3}"#;
    let error = problem::decode(404, body.as_bytes()).unwrap();
    let mut again = vec![];
    problem::write_remote(&error, &mut again);
    assert_eq!(String::from_utf8(again).unwrap(), body);

    // One alone is JSON-RPC's `data`, without an array around it.
    let error = problem::decode(404, br#"{"detail":"m","balance":3}"#).unwrap();
    let mut again = vec![];
    jsonrpc::write_remote(1, &error, &mut again);
    let expected =
        r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"m","data":{"balance":3}}}"#;
    assert_eq!(String::from_utf8(again).unwrap(), expected);
}

#[test]
fn a_detail_of_another_format_is_no_member_of_a_problem() {
    let mut error = full();
    error.other = vec![OtherDetail::Json(r#"{"@type":"x/Y","balance":30}"#.into())];
    assert_eq!(relayed_problem(&error), relayed_problem(&full()));
    error.other = vec![OtherDetail::Json("[7]".into()), OtherDetail::Json("7".into())];
    assert_eq!(relayed_problem(&error), relayed_problem(&full()));
}

#[test]
fn a_detail_that_holds_more_than_is_modelled_is_said_in_a_problem_as_far_as_it_is_modelled() {
    let details = [
        ("ErrorInfo", r#""reason":"R_X","domain":"a.example","more":1"#),
        ("RetryInfo", r#""retryDelay":"3s","more":1"#),
        (
            "BadRequest",
            r#""fieldViolations":[{"field":"f","description":"d","localizedMessage":{"locale":"de","message":"x"}}]"#,
        ),
        ("Help", r#""links":[{"description":"d","url":"u","more":1}]"#),
        ("RequestInfo", r#""requestId":"r","servingData":"s""#),
    ]
    .map(|(name, members)| {
        format!(r#"{{"@type":"type.googleapis.com/google.rpc.{name}",{members}}}"#)
    })
    .join(",");
    let from_rpc = format!(r#"{{"error":{{"code":-32602,"message":"m","data":[{details}]}}}}"#);
    let from_aip = format!(r#"{{"error":{{"code":400,"message":"m","details":[{details}]}}}}"#);
    for error in [jsonrpc::decode(from_rpc.as_bytes()), aip193::decode(400, from_aip.as_bytes())] {
        assert_eq!(
            relayed(&error.unwrap()).problem,
            serde_json::json!({
                "type": "about:blank", "title": "Bad Request", "status": 400, "detail": "m",
                "reason": "R_X", "domain": "a.example", "retry_delay": "3s",
                "violations": [{"field": "f", "description": "d"}],
                "help": [{"description": "d", "url": "u"}], "request_id": "r",
            })
        );
    }
}

#[test]
fn a_problem_has_no_type_but_that_of_a_problem() {
    let headers = http::HeaderMap::new();
    let blank = serde_json::json!({
        "type": "about:blank", "title": "Not Found", "status": 404, "detail": "m",
    });
    let mut with_param = blank.clone();
    with_param["param"] = "p".into();
    for (body, expected) in [
        (r#"{"error":{"message":"m","type":"card_error","title":"T","param":"p"}}"#, &with_param),
        (
            r#"{"code":"not_found","message":"m","details":[{"type":"acme.Foo","value":"CgE3"}]}"#,
            &blank,
        ),
        (
            r#"{"error":{"code":404,"message":"m","instance":"i","details":[{"@type":"x/Y","a":1},{"a":1,"b":2}]}}"#,
            &blank,
        ),
        (r#"{"jsonrpc":"2.0","error":{"code":1,"message":"m","type":"t","title":"T"}}"#, &blank),
    ] {
        let error = RemoteError::from_http(404_u16, &headers, body);
        assert_eq!(&relayed(&error).problem, expected, "{body}");
    }
    let own = RemoteError::from_http(404_u16, &headers, r#"{"type":"urn:a","detail":"m"}"#);
    assert_eq!(relayed(&own).problem["type"], "urn:a");
}

#[test]
fn what_is_said_whatever_else_has_no_room_ends_at_16_kib_and_an_id_over_grpc_at_128_characters() {
    for (len, goes) in [(16 << 10, true), ((16 << 10) + 1, false)] {
        for wire in ["jsonrpc", "aip193", "problem"] {
            let with = |set: fn(&mut RemoteError, String)| {
                let mut error = full();
                set(&mut error, "r".repeat(len));
                over(wire, &error)
            };
            let read = with(|error, text| error.reason = Some(text));
            assert_eq!(
                (read.reason.is_some(), read.domain.is_some()),
                (goes, goes),
                "{wire} {len}"
            );
            let read = with(|error, text| error.domain = Some(text));
            assert_eq!(
                (read.reason.is_some(), read.domain.is_some()),
                (goes, goes),
                "{wire} {len}"
            );
            let read = with(|error, text| error.request_id = Some(text));
            assert_eq!(read.request_id.is_some(), goes, "{wire} {len}");
        }
    }
    for (len, goes) in [(128, true), (129, false)] {
        let mut error = full();
        error.request_id = Some("é".repeat(len));
        assert_eq!(over("grpc", &error).request_id.is_some(), goes, "{len}");
    }
}

/// Of more than 64 short details none is lost or said twice, wherever a relay writes them.
#[test]
fn many_short_details_are_relayed_once_and_as_they_came() {
    const REQUEST: &str =
        r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"r"}"#;
    for (piece, count) in [
        ("0", 64),
        ("0", 65),
        ("0", 20_000),
        (r#"{"@type":"Z"}"#, 64),
        (r#"{"@type":"Z"}"#, 20_000),
    ] {
        for detail in [REQUEST.to_owned(), REQUEST.replace("\"r\"", "\"r\",\"more\":1")] {
            let list = format!("[{detail},{}]", vec![piece; count].join(","));
            let body = format!(
                r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":-32000,"message":"m","data":{list}}}}}"#
            );
            let error = jsonrpc::decode(body.as_bytes()).unwrap();
            assert_eq!(error.request_id.as_deref(), Some("r"));
            let mut written = vec![];
            jsonrpc::write_remote(1, &error, &mut written);
            assert_eq!(String::from_utf8(written).unwrap(), body);

            if piece != "0" {
                let body = format!(
                    r#"{{"error":{{"code":500,"message":"m","status":"INTERNAL","details":{list}}}}}"#
                );
                let error = aip193::decode(500, body.as_bytes()).unwrap();
                assert_eq!(error.request_id.as_deref(), Some("r"));
                let mut written = vec![];
                aip193::write_remote(&error, &mut written);
                assert_eq!(String::from_utf8(written).unwrap(), body);
                let mut written = vec![];
                jsonrpc::write_remote(1, &error, &mut written);
                let data = format!(
                    r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":-32603,"message":"m","data":{list}}}}}"#
                );
                assert_eq!(String::from_utf8(written).unwrap(), data);
            }
        }
    }
    // What the headers said stands beside.
    let zeros = vec!["0"; 65].join(",");
    let body = format!(
        r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":-32000,"message":"m","data":[{zeros}]}}}}"#
    );
    let headers = http::HeaderMap::from_iter([(http::header::RETRY_AFTER, "7".parse().unwrap())]);
    let error = RemoteError::from_http(503, &headers, body.as_bytes());
    let mut written = vec![];
    jsonrpc::write_remote(1, &error, &mut written);
    let retry = r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7s"}"#;
    let expected = body.replace("[0,", &format!("[{retry},0,"));
    assert_eq!(String::from_utf8(written).unwrap(), expected);
}

/// A member of that name beside an error of JSON-RPC, or in a problem, is no list of AIP-193's.
#[test]
fn details_of_another_format_are_relayed_as_the_member_that_they_are() {
    let details = r#"{"details":[{"@type":"Z"}]}"#;
    let relayed = |error: &RemoteError| {
        let (mut jsonrpc, mut aip193) = (vec![], vec![]);
        jsonrpc::write_remote(1, error, &mut jsonrpc);
        aip193::write_remote(error, &mut aip193);
        [jsonrpc, aip193].map(|written| String::from_utf8(written).unwrap())
    };
    let beside = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"m"},"details":[{"@type":"Z"}]}"#;
    let error = jsonrpc::decode(beside.as_bytes()).unwrap();
    assert_eq!(error.other, [OtherDetail::Json(details.into())]);
    assert_eq!(
        relayed(&error),
        [
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"m"}}"#,
            r#"{"error":{"code":500,"message":"m","status":"INTERNAL"}}"#,
        ]
    );
    let problem = r#"{"title":"Bad Request","status":400,"detail":"m","details":[{"@type":"Z"}]}"#;
    let error = problem::decode(400, problem.as_bytes()).unwrap();
    assert_eq!(error.other, [OtherDetail::Json(details.into())]);
    assert_eq!(
        relayed(&error),
        [
            &*format!(
                r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":-32602,"message":"m","data":{details}}}}}"#
            ),
            r#"{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}"#,
        ]
    );
}
