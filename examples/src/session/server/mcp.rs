//! `/mcp`: JSON-RPC 2.0 over HTTP, as MCP has it. Errors come with HTTP 200.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::ALLOW;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use wire_error::WireError;
use wire_error::axum::Rejected;
use wire_error::jsonrpc::{self, ProtocolError};

use super::access::{Access, request_id};
use super::body::read_whole;
use super::fault::Fault;
use super::{Gateway, tool};
use crate::serve::Busy;

/// Why a request has no result.
#[derive(Debug, WireError)]
enum McpError {
    #[wire(transparent)]
    Protocol(#[from] ProtocolError),
    #[wire(transparent)]
    Fault(#[from] Fault),
}

/// The versions of MCP that the gateway speaks, the newest first.
const VERSIONS: [&str; 3] = ["2025-11-25", "2025-06-18", "2025-03-26"];

/// The params of `tools/call`.
#[derive(Deserialize)]
struct ToolCall {
    name: String,
    #[serde(default)]
    arguments: Map<String, Value>,
}

pub(super) fn router(gateway: Gateway) -> Router {
    Router::new()
        .route("/mcp", post(serve).fallback(wrong_http_method))
        .with_state(gateway)
        .layer(from_fn(read_whole))
        .layer(map_response(in_jsonrpc))
}

async fn serve(State(gateway): State<Gateway>, headers: HeaderMap, body: Bytes) -> Response {
    let Ok(request) = serde_json::from_slice::<Value>(&body) else {
        return jsonrpc::Response::from(ProtocolError::ParseError).into_response();
    };
    let id = request.get("id");
    match answer(&gateway, &headers, &request).await {
        Ok(None) => StatusCode::ACCEPTED.into_response(),
        Ok(Some(result)) => {
            Json(json!({ "jsonrpc": "2.0", "id": id, "result": result })).into_response()
        }
        Err(error) => {
            let request_id = request_id(&headers);
            jsonrpc::Response::from(error).id(id).request_id(request_id).into_response()
        }
    }
}

/// The result of a request, or nothing where it is a notification, which nobody waits for.
async fn answer(
    gateway: &Gateway,
    headers: &HeaderMap,
    request: &Value,
) -> Result<Option<Value>, McpError> {
    let method = method(request).ok_or(ProtocolError::InvalidRequest)?;
    if request.get("id").is_none() {
        return Ok(None);
    }
    match method {
        "initialize" => initialize(request),
        "ping" => Ok(json!({})),
        "tools/list" => list(gateway, headers).await,
        "tools/call" => call(gateway, headers, request).await,
        _ => Err(ProtocolError::MethodNotFound.into()),
    }
    .map(Some)
}

/// Agrees on a version: the client's, or else the newest (MCP, "Version Negotiation").
fn initialize(request: &Value) -> Result<Value, McpError> {
    let version = request["params"]["protocolVersion"].as_str();
    let version = version.ok_or(ProtocolError::InvalidParams)?;
    let version = if VERSIONS.contains(&version) { version } else { VERSIONS[0] };
    Ok(json!({
        "protocolVersion": version,
        "capabilities": { "tools": {} },
        "serverInfo": { "name": "session_gateway", "version": env!("CARGO_PKG_VERSION") },
    }))
}

/// The tools of the session. Without one, there are none.
async fn list(gateway: &Gateway, headers: &HeaderMap) -> Result<Value, McpError> {
    let mut tools = Vec::new();
    if headers.contains_key("x-arbiter-session") {
        tools = gateway.session(Access::by_headers(headers)).await?.tools;
    }
    let tools: Vec<Value> = tools.iter().map(|name| tool::describe(name)).collect();
    Ok(json!({ "tools": tools }))
}

/// The method of a request object (JSON-RPC 2.0, section 4), or nothing where it is none.
fn method(request: &Value) -> Option<&str> {
    let request = request.as_object()?;
    let id = request.get("id").is_none_or(|id| id.is_null() || id.is_string() || id.is_number());
    let params = request.get("params").is_none_or(|params| params.is_object() || params.is_array());
    let version = request.get("jsonrpc")? == "2.0";
    request.get("method")?.as_str().filter(|_| id && params && version)
}

async fn call(gateway: &Gateway, headers: &HeaderMap, request: &Value) -> Result<Value, McpError> {
    let ToolCall { name, arguments } = request
        .get("params")
        .filter(|params| params.is_object())
        .and_then(|params| ToolCall::deserialize(params).ok())
        .ok_or(ProtocolError::InvalidParams)?;
    gateway.call(Access::by_headers(headers), name).await?;
    Ok(tool::echo(&arguments.into()))
}

/// MCP asks for a 405 where a server has no stream to give.
async fn wrong_http_method() -> impl IntoResponse {
    jsonrpc::Response::from(ProtocolError::InvalidRequest).status(405).header(ALLOW, "POST")
}

/// What fails before the handler, such as a body that is too long, is no request object.
async fn in_jsonrpc(response: Response) -> Response {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        return jsonrpc::Response::from(Busy::Full).into_response();
    }
    match Rejected::<ProtocolError>::catch(response).await {
        Ok(response) => response,
        Err(_) => jsonrpc::Response::from(ProtocolError::InvalidRequest).into_response(),
    }
}
