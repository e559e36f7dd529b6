//! The id that a request gives itself.

use http::HeaderMap;
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use tonic::Request;
use tonic::metadata::MetadataValue;
use tonic_types::StatusExt as _;
use wire_error_examples::a2a::proto::GetTaskRequest;
use wire_error_examples::a2a::proto::a2a_service_client::A2aServiceClient;

use crate::server::{Server, Wire};

/// The headers of a reply, and its body.
async fn ask(request: RequestBuilder, id: Option<&str>) -> (HeaderMap, Value) {
    let request = id.into_iter().fold(request, |request, id| request.header("x-request-id", id));
    let reply = request.header("a2a-version", "1.0").send().await.unwrap();
    (reply.headers().clone(), reply.json().await.unwrap())
}

/// One failure for each way to an error (a handler, a gate, no handler at all), and whether it has
/// details: JSON-RPC's own faults have none.
fn failures(server: &Server) -> Vec<(RequestBuilder, bool)> {
    let client = Client::new();
    let at = |path: &str| client.get(format!("{}{path}", server.http));
    let rpc = |method: &str| {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": {} });
        client.post(&server.http).json(&request)
    };
    vec![
        (at("/tasks/t-1"), true),
        (at("/extendedAgentCard"), true),
        (at("/tasks/%ff"), true),
        (at("/nowhere"), true),
        (rpc("GetTask"), true),
        (rpc("Nothing"), false),
        (client.post(&server.http).body("{"), false),
    ]
}

#[tokio::test]
async fn every_failure_over_http_has_it_in_its_header_and_in_its_details() {
    let server = Server::start(Wire::V1).await;
    for (request, has_details) in failures(&server) {
        let nameless = request.try_clone().unwrap();
        let (headers, body) = ask(request, Some("req-1")).await;
        assert_eq!(headers["x-request-id"], "req-1", "{body}");
        let details = [&body["error"]["details"], &body["error"]["data"]];
        let last = details.into_iter().find_map(|details| details.as_array()?.last());
        let info = json!({
            "@type": "type.googleapis.com/google.rpc.RequestInfo",
            "requestId": "req-1",
        });
        assert_eq!(last, has_details.then_some(&info), "{body}");

        let (headers, body) = ask(nameless, None).await;
        assert!(!headers.contains_key("x-request-id"), "{body}");
        assert!(!body.to_string().contains("RequestInfo"), "{body}");
    }
}

#[tokio::test]
async fn every_failure_over_grpc_has_it_in_its_metadata_and_in_its_details() {
    let server = Server::start(Wire::V1).await;
    let mut client = A2aServiceClient::connect(server.grpc.clone()).await.unwrap();
    // A handler, the gate before it, and tonic itself.
    for (version, id) in [("1.0", "t-1"), ("9.9", "t-1"), ("1.0", &"t".repeat(5 << 20))] {
        let mut request = Request::new(GetTaskRequest { id: id.into(), ..Default::default() });
        request.metadata_mut().insert("a2a-version", MetadataValue::from_static(version));
        request.metadata_mut().insert("x-request-id", MetadataValue::from_static("req-1"));
        let status = client.get_task(request).await.unwrap_err();
        let info = status.get_details_request_info().unwrap();
        assert_eq!(info.request_id, "req-1", "{status:?}");
        assert_eq!(status.metadata().get("x-request-id").unwrap(), "req-1", "{status:?}");
    }
}
