//! Code written against the published `turul_a2a::A2aError` compiles and works with ours.

use serde_json::{Value, json};
use turul_rpc::r#async::ToJsonRpcError;
use wire_error::{WireError as _, jsonrpc};
use wire_error_examples::a2a::{A2aError, A2aV1Error, StorageError};

/// One of each variant, in the order of the vectors.
fn one_of_each() -> Vec<A2aError> {
    vec![
        A2aError::TaskNotFound { task_id: "t-1".into() },
        A2aError::TaskNotCancelable { task_id: "t-1".into() },
        A2aError::PushNotificationNotSupported,
        A2aError::UnsupportedOperation { message: "m".into() },
        A2aError::ContentTypeNotSupported { content_type: "image/png".into() },
        A2aError::InvalidAgentResponse { message: "m".into() },
        A2aError::ExtendedAgentCardNotConfigured,
        A2aError::ExtensionSupportRequired { extension: "https://x.example".into() },
        A2aError::VersionNotSupported { version: "0.3".into() },
        A2aError::InvalidRequest { message: "m".into() },
        A2aError::Internal("disk /dev/sda1".into()),
    ]
}

fn vector(text: &str) -> Vec<Value> {
    let vector: Value = serde_json::from_str(text).unwrap();
    vector["errors"].as_array().unwrap().clone()
}

#[test]
fn the_published_method_names_say_what_the_vectors_say() {
    let rows = vector(include_str!("../vectors/a2a.json"));
    assert_eq!(rows.len(), one_of_each().len());
    for (error, row) in one_of_each().iter().zip(&rows) {
        assert_eq!(error.variant(), row["variant"]);
        assert_eq!(json!(error.http_status()), row["http"]);
        assert_eq!(json!(error.jsonrpc_code()), row["code"]);
        assert_eq!(json!(error.error_reason()), row["reason"]);
        assert_eq!(json!(error.grpc_status()), row["grpc"]);

        let info = row["reason"].as_str().map(|reason| {
            json!({
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": reason,
                "domain": "a2a-protocol.org",
            })
        });
        assert_eq!(error.error_info(), info);

        let message = error.to_string();
        let mut body = json!({ "code": row["http"], "message": message, "status": row["grpc"] });
        let mut object = json!({ "code": row["code"], "message": message });
        if let Some(info) = info {
            body["details"] = json!([info]);
            object["data"] = info;
        }
        assert_eq!(error.to_http_error_body(), json!({ "error": body }));
        assert_eq!(
            error.to_jsonrpc_error(Some(&json!(7))),
            json!({ "jsonrpc": "2.0", "id": 7, "error": object }),
        );
        assert_eq!(error.to_jsonrpc_error(None)["id"], Value::Null);
    }
}

#[test]
fn turul_rpc_sends_our_bytes() {
    for error in one_of_each() {
        let mut ours = Vec::new();
        jsonrpc::write_object(&error, &mut ours);
        let theirs = serde_json::to_string(&error.to_error_object()).unwrap();
        let theirs: Value = serde_json::from_str(&theirs).unwrap();
        assert_eq!(theirs, serde_json::from_slice::<Value>(&ours).unwrap());
    }
}

#[test]
fn every_published_variant_has_its_successor() {
    let rows = vector(include_str!("../vectors/a2a_v1.json"));
    for (error, row) in one_of_each().into_iter().zip(&rows) {
        let message = error.to_string();
        let debug = format!("{error:?}");
        let v1 = A2aV1Error::from(error);
        assert_eq!(v1.variant(), row["variant"]);
        assert_eq!(json!(v1.code()), row["code"]);
        assert_eq!(json!(v1.http_status()), row["http"]);
        assert_eq!(json!(v1.grpc_code().as_str()), row["grpc"]);
        assert_eq!(json!(v1.reason()), row["reason"]);
        assert_eq!(v1.to_string(), message);
        let keys = v1.error_info().unwrap()["metadata"].as_object().cloned().unwrap_or_default();
        let key = row["metadata"].as_str();
        assert_eq!(keys.keys().map(String::as_str).collect::<Vec<_>>(), Vec::from_iter(key));
        assert!(
            format!("{v1:?}").starts_with(debug.trim_end_matches([' ', '}'])),
            "{v1:?} lost what {debug} had",
        );
    }
}

#[test]
fn a_storage_error_keeps_its_id_and_only_sqlite_is_internal() {
    let task_id = || "t-1".to_owned();
    let state = || "TASK_STATE_COMPLETED".to_owned();
    let refused = [
        StorageError::TerminalState { task_id: task_id(), state: state() },
        StorageError::LostCompareAndSet { task_id: task_id(), expected: state() },
        StorageError::InvalidTransition { task_id: task_id(), from: state(), to: state() },
    ];
    for error in refused {
        assert_eq!(A2aError::from(error).to_string(), "Task not cancelable: t-1");
    }
    let missing = StorageError::TaskNotFound { task_id: task_id() };
    assert_eq!(A2aV1Error::from(missing).to_string(), "Task not found: t-1");

    let failed = StorageError::Sqlite(rusqlite::Error::InvalidPath("/var/lib/canary".into()));
    let error = A2aError::from(failed);
    assert_eq!(error.to_string(), "Internal error");
    assert_eq!(error.error_reason(), None);
    assert!(format!("{error:?}").contains("/var/lib/canary"));
    let failed = StorageError::Sqlite(rusqlite::Error::InvalidPath("/var/lib/canary".into()));
    assert_eq!(A2aV1Error::from(failed).reason(), Some("INTERNAL_ERROR"));
}
