//! The HTTP+JSON binding, by reqwest.

use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use wire_error_examples::a2a::to_json;

use crate::jsonrpc::headers;
use crate::operation::{Failure, Operation, Said};
use crate::server::Server;

pub(crate) async fn call(
    server: &Server,
    operation: &Operation,
    said: Said,
) -> Result<Value, Failure> {
    let response = request(server, operation).headers(headers(said)).send().await.unwrap();
    if response.status().is_success() {
        Ok(response.json().await.unwrap())
    } else {
        Err(failure(response).await)
    }
}

/// Reads a failure, and checks what holds for every one of this binding.
pub(crate) async fn failure(response: Response) -> Failure {
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/a2a+json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body: Value = response.json().await.unwrap();
    let error = &body["error"];
    assert_eq!(body.as_object().unwrap().len(), 1);
    assert_eq!(error["code"], status);
    Failure::from_json(status.into(), error["message"].as_str().unwrap(), &error["details"])
}

/// The method and the path of an operation, as the OpenAPI document has them.
pub(crate) fn route(operation: &Operation) -> (&'static str, &'static str) {
    match operation {
        Operation::Send(_) => ("post", "/message:send"),
        Operation::Get(_) => ("get", "/tasks/{id}"),
        Operation::List { .. } => ("get", "/tasks"),
        Operation::Cancel(_) => ("post", "/tasks/{id}:cancel"),
        Operation::PushConfig => ("post", "/tasks/{id}/pushNotificationConfigs"),
        Operation::ExtendedCard => ("get", "/extendedAgentCard"),
        Operation::Stream => ("post", "/message:stream"),
    }
}

pub(crate) fn request(server: &Server, operation: &Operation) -> RequestBuilder {
    let client = Client::new();
    let at = |path: &str| format!("{}{path}", server.http);
    match operation {
        Operation::Send(message) => {
            client.post(at("/message:send")).json(&json!({ "message": to_json(message) }))
        }
        Operation::Get(id) => client.get(at(&format!("/tasks/{id}"))),
        Operation::List { page_size } => client.get(at(&format!("/tasks?pageSize={page_size}"))),
        Operation::Cancel(id) => client.post(at(&format!("/tasks/{id}:cancel"))),
        Operation::PushConfig => {
            client.post(at("/tasks/t-1/pushNotificationConfigs")).json(&json!({}))
        }
        Operation::ExtendedCard => client.get(at("/extendedAgentCard")),
        Operation::Stream => client.post(at("/message:stream")).json(&json!({})),
    }
}
