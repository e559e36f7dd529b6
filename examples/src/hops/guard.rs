//! What stands before the A2A server.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Router, http::StatusCode};
use serde_json::Value;
use wire_error::jsonrpc;

use super::Sessions;

/// The longest request.
const MAX_BODY: usize = 1 << 20;

/// The router, each request of which costs a call of the session. One that may make none is
/// answered with a JSON-RPC error.
pub fn guard(router: Router, sessions: Sessions) -> Router {
    router.layer(from_fn_with_state(Arc::new(sessions), admit))
}

async fn admit(State(sessions): State<Arc<Sessions>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request_id = request_id(&parts.headers);
    if let Err(error) = sessions.call(request_id).await {
        let id = serde_json::from_slice::<Value>(&body)
            .ok()
            .and_then(|mut body| body.get_mut("id").map(Value::take));
        let reply = jsonrpc::Response::from(error).id(id.as_ref()).request_id(request_id);
        return reply.into_response();
    }
    next.run(Request::from_parts(parts, Body::from(body))).await
}

/// What the request calls itself. Empty where it has no name.
fn request_id(headers: &HeaderMap) -> &str {
    headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default()
}
