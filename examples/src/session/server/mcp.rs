//! `/mcp`: JSON-RPC 2.0 over HTTP, as MCP has it. Errors come with HTTP 200.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use wire_error::WireError;
use wire_error::axum::ErrorLayer;
use wire_error::jsonrpc::{self, ProtocolError};

use super::access::Access;
use super::body::{Unfit, read};
use super::fault::Fault;
use super::{Gateway, tool};
use crate::serve::{Busy, Unread, Whole};

/// Why a request has no result.
#[derive(Debug, WireError)]
#[wire(into(axum))]
enum McpError {
    #[wire(transparent)]
    Protocol(#[from] ProtocolError),
    #[wire(transparent)]
    Fault(#[from] Fault),
}

/// A body that is not looked at is no request object.
impl From<Unfit> for McpError {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Unread(Unread::NoRoom) => Self::Fault(Busy::Full.into()),
            Unfit::Unread(_) | Unfit::TooManyValues => ProtocolError::InvalidRequest.into(),
        }
    }
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
        .route("/mcp", post(serve))
        .with_state(gateway)
        .layer(ErrorLayer::jsonrpc().request_id("x-request-id"))
}

async fn serve(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, McpError> {
    let Whole { bytes, room: _room } = read(body).await?;
    let request: Value = serde_json::from_slice(&bytes).map_err(|_| ProtocolError::ParseError)?;
    let id = request.get("id");
    Ok(match answer(&gateway, &headers, &request).await {
        Ok(None) => StatusCode::ACCEPTED.into_response(),
        Ok(Some(result)) => {
            Json(json!({ "jsonrpc": "2.0", "id": id, "result": result })).into_response()
        }
        Err(error) => jsonrpc::Response::from(error).id(id).into_response(),
    })
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
