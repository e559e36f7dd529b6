//! Every row of the four vector files, in every format, whole.

mod domain;

use domain::expected::Expected;
use domain::{Domain, Row, Values, domains};
use serde_json::{Value, json};
use wire_error::{Disclosed, ErrorSpec, WireError, aip193, grpc, jsonrpc, problem};
use wire_error_examples::a2a::{A2aError, StorageError};
use wire_error_examples::klp::{ErrorKind, RpcError, RpcErrorData};

/// Runs `test` on every row: the error of its variant, and what is to be said of it.
fn each_row(test: impl Fn(&Domain, &Row, &dyn WireError, &Expected<'_>)) {
    let values = Values::canaries();
    for domain in &domains() {
        for (row, error) in domain.rows(&values) {
            test(domain, row, &*error, &Expected::of(domain, row, &values));
        }
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn each_variant_has_one_row_and_each_row_one_variant() {
    for domain in domains() {
        let rows: Vec<&str> = domain.vector.errors.iter().map(|row| &*row.variant).collect();
        let variants: Vec<&str> = domain.table.errors.iter().map(ErrorSpec::name).collect();
        assert_eq!(rows, variants, "{}", domain.name);
        assert!(domain.table.transparent.is_empty());
    }
}

#[test]
fn each_variant_has_the_record_of_its_row() {
    each_row(|domain, row, error, _| {
        let spec = error.spec();
        assert!(domain.table.errors.contains(spec));
        assert_eq!(error.variant(), row.variant);
        assert_eq!(error.code(), row.code, "{}", row.variant);
        assert_eq!(error.http_status(), row.http, "{}", row.variant);
        assert_eq!(error.grpc_code().as_str(), row.grpc, "{}", row.variant);
        assert_eq!(error.reason(), row.reason.as_deref());
        let domain_name = domain.vector.domain.as_deref();
        assert_eq!(error.domain(), domain_name.filter(|_| row.reason.is_some()));
        assert_eq!(error.is_retryable(), row.retry, "{}", row.variant);
        let delay = error.retry_after().map(|delay| format!("{}s", delay.as_secs_f64()));
        assert_eq!(delay, row.retry_after);
        assert_eq!(spec.message(), row.message);
        assert_eq!(spec.is_opaque(), row.opaque, "{}", row.variant);
        assert_eq!(error.style().data(), domain.shape);
    });
}

#[test]
fn display_is_the_message_of_the_row() {
    each_row(|_, _, error, expected| {
        assert_eq!(error.to_string(), expected.message);
        assert_eq!(Disclosed::new(error).message().to_string(), expected.message);
    });
}

#[test]
fn json_rpc_says_what_the_row_says() {
    each_row(|_, _, error, expected| {
        assert_eq!(text(jsonrpc::to_vec(2, error)), expected.jsonrpc("2"));
        assert_eq!(text(jsonrpc::to_vec("a-1", error)), expected.jsonrpc(r#""a-1""#));
        for id in [None, Some(Value::Null), Some(json!(2)), Some(json!("a-1"))] {
            let expected = expected.jsonrpc(&id.clone().unwrap_or_default().to_string());
            let expected: Value = serde_json::from_str(&expected).unwrap();
            assert_eq!(error.to_jsonrpc_error(id.as_ref()), expected);
        }
    });
}

#[test]
fn aip_193_says_what_the_row_says() {
    each_row(|_, _, error, expected| {
        assert_eq!(text(aip193::to_vec(error)), expected.aip193());
        let expected: Value = serde_json::from_str(&expected.aip193()).unwrap();
        assert_eq!(error.to_http_error_body(), expected);
    });
}

#[test]
fn problem_details_say_what_the_row_says() {
    each_row(|_, _, error, expected| {
        assert_eq!(text(problem::to_vec(error)), expected.problem());
        let expected: Value = serde_json::from_str(&expected.problem()).unwrap();
        assert_eq!(error.to_problem_details(), expected);
    });
}

#[test]
fn grpc_says_what_the_row_says() {
    each_row(|_, row, error, expected| {
        assert_eq!(grpc::to_vec(error), expected.grpc(), "{}", row.variant);
        let status = grpc::to_status(error);
        assert_eq!(status.code() as i32, error.grpc_code().number());
        assert_eq!(status.message(), expected.message);
        assert_eq!(status.details(), expected.grpc());
    });
}

#[test]
fn the_published_a2a_data_is_the_one_error_info_object_without_metadata() {
    let error = A2aError::TaskNotFound { task_id: "t-1".into() };
    assert_eq!(
        text(jsonrpc::to_vec(jsonrpc::Id::Null, &error)),
        concat!(
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"#,
            r#""message":"Task not found: t-1","data":{"#,
            r#""@type":"type.googleapis.com/google.rpc.ErrorInfo","#,
            r#""reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}}}"#,
        ),
    );
    assert_eq!(
        text(aip193::to_vec(&error)),
        concat!(
            r#"{"error":{"code":404,"message":"Task not found: t-1","status":"NOT_FOUND","#,
            r#""details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","#,
            r#""reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}]}}"#,
        ),
    );
}

#[test]
fn a_published_a2a_error_without_a_reason_has_no_data_and_no_details() {
    let error = A2aError::InvalidRequest { message: "no body".into() };
    assert_eq!(
        text(jsonrpc::to_vec(1, &error)),
        r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid request: no body"}}"#,
    );
    let error = A2aError::Internal("disk /dev/sda1".into());
    assert_eq!(
        text(aip193::to_vec(&error)),
        r#"{"error":{"code":500,"message":"Internal error","status":"INTERNAL"}}"#,
    );
    assert_eq!(format!("{error:?}"), r#"Internal("disk /dev/sda1")"#);
}

#[test]
fn a_storage_error_carries_the_id_of_its_task() {
    let (task_id, state) = (String::from("t-1"), String::from("TASK_STATE_COMPLETED"));
    let refused = [
        StorageError::TerminalState { task_id: task_id.clone(), state: state.clone() },
        StorageError::InvalidTransition { task_id, from: state.clone(), to: state },
    ];
    for error in refused.map(A2aError::from) {
        assert_eq!(error.to_string(), "Task not cancelable: t-1");
    }
}

#[test]
fn the_example_of_the_klp_specification_is_what_we_send_and_read() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/klp.json")).unwrap();
    let example = &vectors["spec_example"];
    let error =
        RpcError::new(ErrorKind::Unauthorized, "manifest 'reboot' has user_invokable=false")
            .with_message("Job not user-invokable");
    assert_eq!(serde_json::to_value(&error).unwrap(), *example);
    assert_eq!(error.to_jsonrpc_error(None)["error"], *example);
    assert_eq!(serde_json::from_value::<RpcError>(example.clone()).unwrap(), error);
}

#[test]
fn a_klp_kind_that_is_not_known_is_read_as_unknown_and_the_rest_survives() {
    let newer = json!({
        "code": -32077,
        "message": "Quota used up",
        "data": { "kind": "QuotaUsedUp", "detail": "7 of 7" },
    });
    let error: RpcError = serde_json::from_value(newer).unwrap();
    let data = RpcErrorData { kind: ErrorKind::Unknown, detail: "7 of 7".into() };
    assert_eq!(error, RpcError { code: -32077, message: "Quota used up".into(), data: Some(data) },);
}

#[test]
fn a_bare_klp_error_has_no_data() {
    for row in &domains()[1].vector.errors {
        let kind: ErrorKind = serde_json::from_value(json!(row.variant)).unwrap();
        let bare = json!({ "code": row.code, "message": row.message });
        assert_eq!(serde_json::to_value(RpcError::bare(kind)).unwrap(), bare);
        assert_eq!(RpcError::bare(kind).to_jsonrpc_error(None)["error"], bare);
        assert_eq!(kind.to_jsonrpc_error(None)["error"], bare);
        assert_eq!(serde_json::to_value(kind).unwrap(), json!(row.variant));
    }
}

#[test]
fn an_internal_klp_error_is_redacted() {
    let error = RpcError::new(ErrorKind::InternalError, "disk /dev/sda1");
    let sent = json!({
        "code": -32603,
        "message": "Internal error",
        "data": { "kind": "InternalError", "detail": "Internal error" },
    });
    assert_eq!(serde_json::to_value(&error).unwrap(), sent);
    assert_eq!(error.to_jsonrpc_error(None)["error"], sent);
}
