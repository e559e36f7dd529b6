//! What documents the server: the catalogue of its errors, and the OpenAPI document.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use wire_error::WireContract;
use wire_error::contract::{Contract, render};
use wire_error::jsonrpc::ProtocolError;
use wire_error_examples::a2a::{A2aError, A2aV1Error};
use wire_error_examples::serve::Busy;

use crate::http::{request, route};
use crate::jsonrpc::headers;
use crate::server::{Server, Wire};
use crate::vectors::cases;

async fn get(server: &Server, path: &str) -> (String, String) {
    let reply = reqwest::get(format!("{}{path}", server.http)).await.unwrap();
    assert_eq!(reply.status(), 200);
    let content_type = reply.headers()["content-type"].to_str().unwrap().to_owned();
    (content_type, reply.text().await.unwrap())
}

async fn openapi(server: &Server) -> Value {
    let (content_type, document) = get(server, "/openapi.json").await;
    assert_eq!(content_type, "application/json");
    serde_json::from_str(&document).unwrap()
}

async fn assert_catalogue<E: WireContract>(wire: Wire) {
    let server = Server::start(wire).await;
    let mut busy = Contract::of::<Busy>();
    busy.content_type = Some("application/a2a+json".into());
    let contracts = [Contract::of::<E>(), busy, Contract::of::<ProtocolError>()];
    let html = ("text/html; charset=utf-8".to_owned(), render::html(&contracts));
    assert_eq!(get(&server, "/errors").await, html);
    let markdown = ("text/markdown; charset=utf-8".to_owned(), render::markdown(&contracts));
    assert_eq!(get(&server, "/errors.md").await, markdown);
}

#[tokio::test]
async fn the_catalogue_is_that_of_the_wire() {
    assert_catalogue::<A2aV1Error>(Wire::V1).await;
    assert_catalogue::<A2aError>(Wire::Published).await;
}

/// The names of the schemas of each answer of an operation, but for any error.
fn answers(operation: &Value) -> BTreeMap<&str, Vec<&str>> {
    let responses = operation["responses"].as_object().unwrap();
    responses.iter().map(|(status, response)| (status.as_str(), schemas(response))).collect()
}

fn schemas(response: &Value) -> Vec<&str> {
    let schema = &response["content"]["application/a2a+json"]["schema"];
    let references = schema["anyOf"].as_array().into_iter().flatten();
    let names = references.map(|item| item["$ref"].as_str().unwrap().rsplit('/').next().unwrap());
    names.filter(|name| !name.ends_with(".Any")).collect()
}

#[tokio::test]
async fn an_operation_has_its_own_errors_and_those_of_every_operation() {
    for (wire, expected) in [
        (
            Wire::V1,
            json!({
                "200": [],
                "400": [
                    "A2aV1Error.EXTENSION_SUPPORT_REQUIRED",
                    "A2aV1Error.INVALID_PARAMS",
                    "A2aV1Error.TASK_NOT_CANCELABLE",
                    "A2aV1Error.VERSION_NOT_SUPPORTED",
                ],
                "404": ["A2aV1Error.TASK_NOT_FOUND"],
                "500": ["A2aV1Error.INTERNAL_ERROR"],
                "503": ["Busy.THE_SERVER_IS_BUSY"],
            }),
        ),
        (
            Wire::Published,
            json!({
                "200": [],
                "400": [
                    "A2aError.EXTENSION_SUPPORT_REQUIRED",
                    "A2aError.VERSION_NOT_SUPPORTED",
                    "A2aError.INVALID_REQUEST_MESSAGE",
                ],
                "404": ["A2aError.TASK_NOT_FOUND"],
                "409": ["A2aError.TASK_NOT_CANCELABLE"],
                "500": ["A2aError.OTHER"],
                "503": ["Busy.THE_SERVER_IS_BUSY"],
            }),
        ),
    ] {
        let document = openapi(&Server::start(wire).await).await;
        assert_eq!(json!(answers(&document["paths"]["/tasks/{id}:cancel"]["post"])), expected);
    }
}

/// Every way to a variant, by the HTTP binding: the answer fits one schema of its operation and its
/// status, and no other but that of any error.
#[tokio::test]
async fn each_answer_is_one_that_its_operation_has() {
    for wire in [Wire::V1, Wire::Published] {
        let server = Server::start(wire).await;
        let document = openapi(&server).await;
        let mut seen = BTreeSet::new();
        for case in cases(&server).await {
            let reply = request(&server, &case.operation).headers(headers(case.said));
            let reply = reply.send().await.unwrap();
            let status = reply.status().as_u16().to_string();
            let body: Value = reply.json().await.unwrap();
            let (method, path) = route(&case.operation);
            let answers = answers(&document["paths"][path][method]);
            let fits = |name: &str| {
                let mut schema = document.clone();
                schema["$ref"] = format!("#/components/schemas/{name}").into();
                jsonschema::draft202012::is_valid(&schema, &body)
            };
            let fitting: Vec<_> =
                answers[&*status].iter().filter(|name| fits(name)).copied().collect();
            assert_eq!(fitting.len(), 1, "{method} {path} {status}: {fitting:?} {body}");
            seen.extend(fitting);
        }
        assert_eq!(seen.len(), 10, "{seen:?}");
    }
}

/// What OpenAPI 3.1 asks of a document, beside what the type of `utoipa` does.
#[tokio::test]
async fn the_document_is_whole() {
    let document = openapi(&Server::start(Wire::V1).await).await;
    assert_eq!(document["openapi"], "3.1.0");
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let in_path = path.split('{').skip(1).map(|part| part.split_once('}').unwrap().0);
        let in_path: Vec<_> = in_path.collect();
        for (method, operation) in item.as_object().unwrap() {
            assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{method} {path}");
            let parameters = operation["parameters"].as_array().unwrap();
            let named = parameters.iter().filter(|parameter| parameter["in"] == "path");
            let named: Vec<_> = named
                .inspect(|parameter| assert_eq!(parameter["required"], true, "{path}"))
                .map(|parameter| parameter["name"].as_str().unwrap())
                .collect();
            assert_eq!(named, in_path, "{method} {path}");
            for response in operation["responses"].as_object().unwrap().values() {
                assert!(response["description"].is_string(), "{method} {path}");
            }
        }
    }
    assert_eq!(ids.len(), 8);

    let mut references = Vec::new();
    find_references(&document, &mut references);
    assert!(references.len() > 100, "{}", references.len());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

fn find_references<'d>(value: &'d Value, found: &mut Vec<&'d str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|value| find_references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| find_references(value, found)),
        _ => {}
    }
}
