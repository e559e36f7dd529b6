//! Every variant of both profiles, on every binding, against the vectors.

use std::collections::BTreeMap;

use serde_json::Value;
use wire_error_examples::a2a::Terms;
use wire_error_examples::a2a::proto::Message;

use crate::operation::{BINDINGS, Binding, Failure, Operation, Said, V1_0, task, text, text_to};
use crate::server::{Server, Wire};

/// One way to a variant: the operation, and what stands in the message.
pub(crate) struct Case {
    variant: &'static str,
    pub(crate) operation: Operation,
    pub(crate) said: Said,
    value: String,
}

fn case(variant: &'static str, operation: Operation, value: impl Into<String>) -> Case {
    Case { variant, operation, said: V1_0, value: value.into() }
}

/// At least one way to each variant but `ExtensionSupportRequired`, which is for other servers.
pub(crate) async fn cases(server: &Server) -> Vec<Case> {
    let finished = task(server, "hi").await;
    let image = {
        let mut message = text("hi");
        message.parts[0].media_type = "image/png".into();
        message
    };
    let closed = format!("task {finished} is finished and takes no message");
    let rubbish = "the agent answered with something that is no artifact";
    vec![
        case("TaskNotFound", Operation::Get("t-404".into()), "t-404"),
        case("TaskNotFound", Operation::Cancel("t-404".into()), "t-404"),
        case("TaskNotFound", Operation::Send(text_to("t-404")), "t-404"),
        case("TaskNotCancelable", Operation::Cancel(finished.clone()), finished.clone()),
        case("PushNotificationNotSupported", Operation::PushConfig, ""),
        case("UnsupportedOperation", Operation::Stream, "streaming"),
        case("UnsupportedOperation", Operation::Send(text_to(&finished)), closed),
        case("ContentTypeNotSupported", Operation::Send(image), "image/png"),
        case("InvalidAgentResponse", Operation::Send(text("garble")), rubbish),
        case("ExtendedAgentCardNotConfigured", Operation::ExtendedCard, ""),
        Case {
            said: Said { version: Some("2.0"), extensions: None },
            ..case("VersionNotSupported", Operation::Get("t-1".into()), "2.0")
        },
        Case {
            said: Said { version: None, extensions: None },
            ..case("VersionNotSupported", Operation::ExtendedCard, "0.3")
        },
        case("InvalidRequest", Operation::List { page_size: 0 }, "pageSize: must be 1 to 100"),
        case("Internal", Operation::Send(text("crash")), ""),
    ]
}

fn rows(wire: Wire) -> Vec<Value> {
    let text = match wire {
        Wire::V1 => include_str!("../../vectors/a2a_v1.json"),
        Wire::Published => include_str!("../../vectors/a2a.json"),
    };
    let vector: Value = serde_json::from_str(text).unwrap();
    vector["errors"].as_array().unwrap().clone()
}

/// What a client of `binding` must read for a row of the vectors.
fn expected(wire: Wire, binding: Binding, row: &Value, value: &str) -> Failure {
    let template = row["message"].as_str().unwrap();
    let message = match template.split_once('{') {
        Some((before, _)) => format!("{before}{value}"),
        None => template.into(),
    };
    let key = row["metadata"].as_str().filter(|_| wire == Wire::V1);
    let reason = row["reason"].as_str().map(str::to_owned);
    let code = match binding {
        Binding::JsonRpc => "code",
        Binding::Http => "http",
        Binding::Grpc => "grpc",
    };
    let is_violation = wire == Wire::V1 && row["variant"] == "InvalidRequest";
    let violations = is_violation.then(|| value.split(':').next().unwrap().to_owned());
    Failure {
        code: row[code].clone(),
        message,
        domain: reason.is_some().then(|| "a2a-protocol.org".into()),
        reason,
        metadata: BTreeMap::from_iter(key.map(|key| (key.to_owned(), value.to_owned()))),
        violations: violations.into_iter().collect(),
    }
}

async fn assert_case(server: &Server, wire: Wire, case: &Case) {
    let rows = rows(wire);
    let row = rows.iter().find(|row| row["variant"] == case.variant).unwrap();
    for binding in BINDINGS {
        let failure = binding.call(server, &case.operation, case.said).await.unwrap_err();
        let expected = expected(wire, binding, row, &case.value);
        assert_eq!(failure, expected, "{binding:?}, {:?}", case.operation);
    }
}

async fn every_variant_is_reached(wire: Wire) {
    let server = Server::start(wire).await;
    let cases = cases(&server).await;
    for case in &cases {
        assert_case(&server, wire, case).await;
    }

    let extension = "https://x.example/traces";
    let terms = Terms { required_extension: Some(extension.into()), ..Terms::default() };
    let strict = Server::start_with(wire, terms, None).await;
    let required = case("ExtensionSupportRequired", Operation::ExtendedCard, extension);
    assert_case(&strict, wire, &required).await;
    let said = Said { extensions: Some("https://other.example, https://x.example/traces"), ..V1_0 };
    let named =
        Case { said, ..case("ExtendedAgentCardNotConfigured", Operation::ExtendedCard, "") };
    assert_case(&strict, wire, &named).await;

    for row in rows(wire) {
        let reached = cases.iter().any(|case| row["variant"] == case.variant);
        assert!(reached || row["variant"] == required.variant, "{} is not reached", row["variant"]);
    }
}

#[tokio::test]
async fn every_variant_of_the_current_wire_is_what_the_vectors_say() {
    every_variant_is_reached(Wire::V1).await;
}

#[tokio::test]
async fn every_variant_of_the_published_wire_is_what_the_vectors_say() {
    every_variant_is_reached(Wire::Published).await;
}

#[tokio::test]
async fn a_task_lives_its_life_on_every_binding() {
    let server = Server::start(Wire::V1).await;
    for binding in BINDINGS {
        let done = binding.call(&server, &Operation::Send(text("hi")), V1_0).await.unwrap();
        assert_eq!(done["task"]["status"]["state"], "TASK_STATE_COMPLETED");
        assert_eq!(done["task"]["artifacts"][0]["parts"][0]["text"], "hi");

        let held = binding.call(&server, &Operation::Send(text("hold")), V1_0).await.unwrap();
        let held = held["task"]["id"].as_str().unwrap();
        let read = binding.call(&server, &Operation::Get(held.into()), V1_0).await.unwrap();
        assert_eq!(read["status"]["state"], "TASK_STATE_WORKING");

        let message = Message { task_id: held.into(), ..text("hold") };
        let again = binding.call(&server, &Operation::Send(message), V1_0).await.unwrap();
        assert_eq!(again["task"]["history"].as_array().unwrap().len(), 2);

        let gone = binding.call(&server, &Operation::Cancel(held.into()), V1_0).await.unwrap();
        assert_eq!(gone["status"]["state"], "TASK_STATE_CANCELED");

        let list = binding.call(&server, &Operation::List { page_size: 1 }, V1_0).await.unwrap();
        assert_eq!(list["tasks"][0]["id"], held);
        assert_eq!(list["tasks"][0]["history"], Value::Null);
        assert_ne!(list["nextPageToken"], "");
    }
}

#[tokio::test]
async fn the_version_may_stand_in_the_query_and_have_a_patch_number() {
    let server = Server::start(Wire::V1).await;
    for (query, status) in [
        ("A2A-Version=1.0", 200),
        ("a2a-version=1.0.3", 200),
        ("A2A-Version=0.3", 400),
        ("A2A-Version=", 400),
        ("", 400),
    ] {
        let reply = reqwest::get(format!("{}/tasks?{query}", server.http)).await.unwrap();
        assert_eq!(reply.status(), status, "{query}");
    }
    let terms = Terms { default_version: "1.0".into(), ..Terms::default() };
    let lenient = Server::start_with(Wire::V1, terms, None).await;
    let reply = reqwest::get(format!("{}/tasks", lenient.http)).await.unwrap();
    assert_eq!(reply.status(), 200);
}

#[tokio::test]
async fn the_card_says_what_the_agent_does_not_do() {
    let server = Server::start(Wire::V1).await;
    let card = reqwest::get(format!("{}/.well-known/agent-card.json", server.http)).await.unwrap();
    let card: Value = card.json().await.unwrap();
    assert_eq!(
        card["capabilities"],
        serde_json::json!({
            "streaming": false, "pushNotifications": false, "extendedAgentCard": true,
        }),
    );
}
