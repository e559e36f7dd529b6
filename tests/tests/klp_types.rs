//! The KLP errors: every row of the vectors, in every format, and what survives a round trip.

use proptest::prelude::*;
use serde_json::{Value, json};
use tonic_types::pb::Status;
use wire_error::jsonrpc::ErrorObject;
use wire_error::{WireContract, WireError, aip193, grpc, jsonrpc, problem};
use wire_error_examples::klp::{ErrorKind, RpcError, RpcErrorData};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/klp.json")).unwrap()
}

/// Each row of the vectors with its kind.
fn rows() -> Vec<(ErrorKind, Value)> {
    let kind = |row: &Value| serde_json::from_value(row["variant"].clone()).unwrap();
    vectors()["errors"].as_array().unwrap().iter().map(|row| (kind(row), row.clone())).collect()
}

/// `RetryInfo`, where the row has a delay.
fn retry_info(row: &Value) -> Option<Value> {
    let delay = row.get("retry_after")?;
    Some(json!({ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay }))
}

/// Sets a member, where there is a value.
fn set(object: &mut Value, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        object[key] = value;
    }
}

fn parse(json: &[u8]) -> Value {
    serde_json::from_slice(json).unwrap()
}

#[test]
fn every_kind_has_the_record_of_its_row() {
    assert_eq!(rows().len(), 12);
    for (kind, row) in rows() {
        let spec = kind.spec();
        let actual = json!([
            spec.name(),
            kind.code(),
            kind.default_message(),
            kind.http_status(),
            spec.grpc_code().as_str(),
            spec.retryable(),
            spec.is_opaque(),
            spec.retry_after().map(|delay| format!("{}s", delay.as_secs())),
        ]);
        let redacted = row.get("redacted").is_some();
        let expected = ["variant", "code", "message", "http", "grpc", "retry"].map(|key| &row[key]);
        let mut expected = json!(expected);
        let rest = [json!(redacted), row["retry_after"].clone()];
        expected.as_array_mut().unwrap().extend(rest);
        assert_eq!(actual, expected);
        assert_eq!(kind.to_string(), row["message"]);
        assert_eq!(format!("{kind:?}"), row["variant"]);
        assert_eq!((spec.reason(), spec.domain()), (None, None));
    }
    assert_eq!(ErrorKind::CONTRACT.errors.len(), 12);
    assert_eq!(RpcError::CONTRACT.errors, ErrorKind::CONTRACT.errors);
}

#[test]
fn every_kind_is_itself_on_every_wire() {
    for (kind, row) in rows() {
        let object = json!({ "code": row["code"], "message": row["message"] });
        let response = json!({ "jsonrpc": "2.0", "id": "1", "error": object });
        assert_eq!(parse(&jsonrpc::to_vec("1", &kind)), response);

        let mut body = json!({
            "code": row["http"], "message": row["message"], "status": row["grpc"],
        });
        set(&mut body, "details", retry_info(&row).map(|info| json!([info])));
        assert_eq!(parse(&aip193::to_vec(&kind)), json!({ "error": body }));

        let mut body = parse(&problem::to_vec(&kind));
        body.as_object_mut().unwrap().remove("title").unwrap();
        let mut expected = json!({
            "type": "about:blank", "status": row["http"], "detail": row["message"],
        });
        set(&mut expected, "retry_delay", row.get("retry_after").cloned());
        assert_eq!(body, expected);
    }
}

#[test]
fn every_kind_is_itself_over_grpc() {
    for (kind, row) in rows() {
        let status: Status = prost::Message::decode(&*grpc::to_vec(&kind)).unwrap();
        assert_eq!(status.code, kind.spec().grpc_code().number());
        assert_eq!(row["message"], status.message);
        assert_eq!(status.details.len(), usize::from(row.get("retry_after").is_some()));
        assert_eq!(grpc::to_vec(&RpcError::new(kind, "what it is about")), grpc::to_vec(&kind));
    }
}

#[test]
fn an_error_of_any_size_and_text_is_still_of_its_kind() {
    let mebibyte = "x".repeat(1 << 20);
    let awkward = "#?%\r\n\0\"\\\u{2028}\u{85}\u{1f600}".repeat(20_000);
    for text in [&*mebibyte, &*awkward, "#", "%", "\n", "\u{2028}"] {
        let error = RpcError::new(ErrorKind::NotFound, text).with_message(text);
        let rendered = jsonrpc::to_vec("1", &error);
        assert!(rendered.len() < 1 << 20);
        assert!(!rendered.iter().any(u8::is_ascii_control));
        let object = parse(&rendered)["error"].take();
        let read: RpcError = serde_json::from_value(object).unwrap();
        assert_eq!((read.kind(), read.code), (ErrorKind::NotFound, -32001));
        let start = read.message.strip_suffix('…');
        assert_eq!(start.is_some(), text.len() > 64 << 10);
        let start = start.unwrap_or(text);
        assert!(text.starts_with(start) && !start.is_empty());
        assert!(read.data.is_none_or(|data| data.detail == text));
    }
}

#[test]
fn an_error_has_code_and_message_of_its_kind() {
    for (kind, row) in rows() {
        let redacted = row.get("redacted").is_some();
        let detail = if redacted { "Internal error" } else { "what it is about" };
        let error = RpcError::new(kind, "what it is about");
        let object = json!({
            "code": row["code"],
            "message": row["message"],
            "data": { "kind": row["variant"], "detail": detail },
        });
        assert_eq!(serde_json::to_value(&error).unwrap(), object);
        assert_eq!(serde_json::to_value(ErrorObject::new(&error)).unwrap(), object);

        // On the wires that have no such data, the error is its kind.
        assert_eq!(aip193::to_vec(&error), aip193::to_vec(&kind));
        assert_eq!(problem::to_vec(&error), problem::to_vec(&kind));
    }
}

#[test]
fn a_bare_error_has_no_data_member() {
    for (kind, row) in rows() {
        let error = RpcError::bare(kind);
        let object = json!({ "code": row["code"], "message": row["message"] });
        assert_eq!(serde_json::to_value(&error).unwrap(), object);
        assert_eq!(serde_json::to_value(ErrorObject::new(&error)).unwrap(), object);
        assert_eq!(error.kind(), kind);
        assert_eq!(RpcError::from(kind), error);
    }
}

#[test]
fn the_example_of_the_specification_is_met_byte_for_byte() {
    let expected = r#"{"code":-32000,"message":"Job not user-invokable","data":{"kind":"Unauthorized","detail":"manifest 'reboot' has user_invokable=false"}}"#;
    let error =
        RpcError::new(ErrorKind::Unauthorized, "manifest 'reboot' has user_invokable=false")
            .with_message("Job not user-invokable");
    let mut object = Vec::new();
    jsonrpc::write_object(&error, &mut object);
    assert_eq!(object, expected.as_bytes());
    assert_eq!(serde_json::to_string(&error).unwrap(), expected);
    assert_eq!(parse(expected.as_bytes()), vectors()["spec_example"]);
}

#[test]
fn an_internal_error_says_nothing_whatever_it_is_given() {
    let error = RpcError::new(ErrorKind::InternalError, "CANARY").with_message("CANARY");
    assert_eq!(error, RpcError::new(ErrorKind::InternalError, ""));
    assert!(!format!("{error:?} {error}").contains("CANARY"));
}

#[test]
fn a_kind_of_a_newer_peer_is_unknown_and_the_rest_stays() {
    let object = json!({
        "code": -32042,
        "message": "Quota exceeded",
        "data": { "kind": "QuotaExceeded", "detail": "3 of 3", "limit": 3 },
    });
    let error: RpcError = serde_json::from_value(object).unwrap();
    let data = RpcErrorData { kind: ErrorKind::Unknown, detail: "3 of 3".into() };
    let expected = RpcError { code: -32042, message: "Quota exceeded".into(), data: Some(data) };
    assert_eq!(error, expected);
    assert_eq!((WireError::code(&error), error.http_status()), (-32042, 500));

    // Written again, it keeps the code and the message that the peer chose.
    let response = json!({
        "jsonrpc": "2.0",
        "id": null,
        "error": {
            "code": -32042,
            "message": "Quota exceeded",
            "data": { "kind": "Unknown", "detail": "3 of 3" },
        },
    });
    assert_eq!(error.to_jsonrpc_error(None), response);

    let bare: RpcError = serde_json::from_value(json!({ "code": 7, "message": "?" })).unwrap();
    assert_eq!((bare.kind(), WireError::code(&bare)), (ErrorKind::Unknown, 7));
}

#[test]
fn data_of_null_is_no_data() {
    let object = json!({ "code": -32001, "message": "Not found", "data": null });
    let error: RpcError = serde_json::from_value(object).unwrap();
    assert_eq!(error, RpcError::bare(ErrorKind::NotFound));
}

#[test]
fn a_variant_that_delegates_keeps_the_code_of_the_value() {
    #[derive(Debug, WireError)]
    enum Hop {
        #[wire(transparent)]
        Peer(RpcError),
        #[wire(opaque)]
        #[expect(dead_code, reason = "so that the enum has a record of its own")]
        Own,
    }
    let peer = RpcError { code: -32042, ..RpcError::new(ErrorKind::NotFound, "no such job") };
    let hop = Hop::Peer(peer.clone());
    assert_eq!(jsonrpc::to_vec("1", &hop), jsonrpc::to_vec("1", &peer));
    assert_eq!(jsonrpc::to_vec("1", &Box::new(&hop)), jsonrpc::to_vec("1", &peer));
}

#[test]
fn the_schema_names_every_kind_and_accepts_newer_ones() {
    let schema = serde_json::to_value(schemars::schema_for!(RpcError)).unwrap();
    let alternatives = schema["$defs"]["ErrorKind"]["anyOf"].as_array().unwrap();
    let names: Vec<Value> = alternatives.iter().map(|schema| schema["const"].clone()).collect();
    let mut expected: Vec<Value> =
        rows().into_iter().map(|(_, row)| row["variant"].clone()).collect();
    expected.push(Value::Null);
    assert_eq!(names, expected);
    let newer = json!({ "type": "string", "description": "A kind of a newer peer." });
    assert_eq!(alternatives.last(), Some(&newer));
    assert_eq!(schema["required"], json!(["code", "message"]));
    assert_eq!(schema["$defs"]["RpcErrorData"]["required"], json!(["kind", "detail"]));
}

fn kinds() -> impl Strategy<Value = ErrorKind> {
    prop::sample::select(rows().into_iter().map(|(kind, _)| kind).collect::<Vec<_>>())
}

prop_compose! {
    fn errors()(
        code in any::<i32>(),
        message in any::<String>(),
        data in prop::option::of((kinds(), any::<String>())),
    ) -> RpcError {
        let data = data.map(|(kind, detail)| RpcErrorData { kind, detail });
        RpcError { code, message, data }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_error_survives_both_ways_of_writing_it(error in errors()) {
        let written = serde_json::to_vec(&error).unwrap();
        prop_assert_eq!(serde_json::from_slice::<RpcError>(&written).unwrap(), error.clone());
        let mut rendered = Vec::new();
        jsonrpc::write_object(&error, &mut rendered);
        prop_assert_eq!(serde_json::from_slice::<RpcError>(&rendered).unwrap(), error);
    }

    #[test]
    fn any_other_kind_is_unknown(error in errors(), kind in any::<String>()) {
        let known = rows().iter().any(|(_, row)| row["variant"] == *kind);
        prop_assume!(!known);
        let mut object = serde_json::to_value(&error).unwrap();
        object["data"] = json!({ "kind": kind, "detail": "d" });
        let data = RpcErrorData { kind: ErrorKind::Unknown, detail: "d".into() };
        let read: RpcError = serde_json::from_value(object).unwrap();
        prop_assert_eq!(read, RpcError { data: Some(data), ..error });
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in any::<Vec<u8>>()) {
        let _ = serde_json::from_slice::<RpcError>(&bytes);
    }
}
