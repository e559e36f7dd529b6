//! The gRPC binding, by tonic's client and tonic-types; and raw, by reqwest over HTTP/2.

use base64::Engine as _;
use http::HeaderMap;
use prost::Message;
use reqwest::Client;
use serde_json::Value;
use tonic::{Request, Status};
use tonic_types::StatusExt as _;
use wire_error_examples::a2a::proto::a2a_service_client::A2aServiceClient;
use wire_error_examples::a2a::proto::{
    CancelTaskRequest, GetTaskRequest, ListTasksRequest, SendMessageRequest,
};
use wire_error_examples::a2a::to_json;

use crate::jsonrpc::headers;
use crate::operation::{Failure, Operation, Said};
use crate::server::Server;

pub(crate) async fn call(
    server: &Server,
    operation: &Operation,
    said: Said,
) -> Result<Value, Failure> {
    status(server, operation, said).await.map_err(|status| failure(&status))
}

/// The same, with the status as tonic's client has it.
pub(crate) async fn status(
    server: &Server,
    operation: &Operation,
    said: Said,
) -> Result<Value, Status> {
    let mut client = A2aServiceClient::connect(server.grpc.clone()).await.unwrap();
    match operation.clone() {
        Operation::Send(message) => {
            let request = SendMessageRequest { message: Some(message), ..Default::default() };
            let reply = client.send_message(with(request, said)).await?;
            Ok(to_json(reply.get_ref()))
        }
        Operation::Get(id) => {
            let request = GetTaskRequest { id, ..Default::default() };
            Ok(to_json(client.get_task(with(request, said)).await?.get_ref()))
        }
        Operation::List { page_size } => {
            let request = ListTasksRequest { page_size: Some(page_size), ..Default::default() };
            Ok(to_json(client.list_tasks(with(request, said)).await?.get_ref()))
        }
        Operation::Cancel(id) => {
            let request = CancelTaskRequest { id, ..Default::default() };
            Ok(to_json(client.cancel_task(with(request, said)).await?.get_ref()))
        }
        Operation::PushConfig => {
            client.create_task_push_notification_config(with((), said)).await?;
            Ok(Value::Null)
        }
        Operation::ExtendedCard => {
            client.get_extended_agent_card(with((), said)).await?;
            Ok(Value::Null)
        }
        Operation::Stream => {
            client.send_streaming_message(with((), said)).await?;
            Ok(Value::Null)
        }
    }
}

fn with<T>(request: T, said: Said) -> Request<T> {
    let mut request = Request::new(request);
    *request.metadata_mut() = tonic::metadata::MetadataMap::from_headers(headers(said));
    request
}

pub(crate) fn failure(status: &Status) -> Failure {
    let info = status.get_details_error_info();
    let violations = status.get_details_bad_request().map(|bad| bad.field_violations);
    Failure {
        code: wire_error::Code::from_number(status.code().into()).unwrap().as_str().into(),
        message: status.message().into(),
        reason: info.as_ref().map(|info| info.reason.clone()),
        domain: info.as_ref().map(|info| info.domain.clone()),
        metadata: info.into_iter().flat_map(|info| info.metadata).collect(),
        violations: violations.into_iter().flatten().map(|violation| violation.field).collect(),
    }
}

/// Sends a body as it is, and returns the headers of the answer; a failure has no more.
pub(crate) async fn raw(server: &Server, method: &str, body: Vec<u8>) -> HeaderMap {
    let client = Client::builder().http2_prior_knowledge().build().unwrap();
    let request = client
        .post(format!("{}/lf.a2a.v1.A2AService/{method}", server.grpc))
        .header("content-type", "application/grpc")
        .header("te", "trailers")
        .header("a2a-version", "1.0");
    let response = request.body(body).send().await.unwrap();
    assert_eq!(response.status(), 200);
    response.headers().clone()
}

/// A message in gRPC's frame.
pub(crate) fn frame(message: &[u8]) -> Vec<u8> {
    let length = u32::try_from(message.len()).unwrap().to_be_bytes();
    [&[0], &length[..], message].concat()
}

pub(crate) fn encode(message: &impl Message) -> Vec<u8> {
    frame(&message.encode_to_vec())
}

/// `google.rpc.Status`, as far as the tests look at it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct RpcStatus {
    #[prost(int32, tag = "1")]
    pub(crate) code: i32,
    #[prost(string, tag = "2")]
    pub(crate) message: String,
}

/// The details that a header holds.
pub(crate) fn details(headers: &HeaderMap) -> Vec<u8> {
    let header = headers["grpc-status-details-bin"].as_bytes();
    let unpadded = header.strip_suffix(b"=").unwrap_or(header);
    let unpadded = unpadded.strip_suffix(b"=").unwrap_or(unpadded);
    base64::engine::general_purpose::STANDARD_NO_PAD.decode(unpadded).unwrap()
}

/// What tonic's client makes of the headers, after checking what holds for every failure.
pub(crate) fn raw_failure(headers: &HeaderMap) -> Failure {
    let status = Status::from_header_map(headers).unwrap();
    let inner = RpcStatus::decode(&details(headers)[..]).unwrap();
    assert_eq!(inner.code, i32::from(status.code()));
    assert_eq!(inner.message, status.message());
    let size = headers["grpc-status-details-bin"].len() + headers["grpc-message"].len();
    assert!(size < 7_168, "{size} bytes");
    failure(&status)
}
