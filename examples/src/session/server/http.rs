//! `/sessions`, and whatever is no route: errors are AIP-193, or problem details where `Accept`
//! prefers them.

use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use wire_error::axum::ErrorLayer;
use wire_error::contract::Contract;
use wire_error::jsonrpc::ProtocolError;

use super::access::Access;
use super::body::read_whole;
use super::fault::Fault;
use super::model::NewSession;
use super::{Gateway, SessionError, tool};
use crate::serve::{Busy, catalogue};

type Result<T> = std::result::Result<T, Fault>;

pub(super) fn router(gateway: Gateway) -> Router {
    Router::new()
        .route("/sessions", post(open))
        .route("/sessions/{id}", get(show).delete(close))
        .route("/sessions/{id}/tools/{tool}", post(call))
        .with_state(gateway)
        .merge(catalogue(&contracts()))
        .fallback(StatusCode::NOT_FOUND)
        .layer(from_fn(read_whole))
        .layer(ErrorLayer::<SessionError>::new().request_id("x-request-id").negotiate())
}

/// What the gateway may answer: the errors of sessions, that it is busy, and JSON-RPC's own.
fn contracts() -> [Contract; 3] {
    [Contract::of::<SessionError>(), Contract::of::<Busy>(), Contract::of::<ProtocolError>()]
}

async fn open(
    State(gateway): State<Gateway>,
    Json(new): Json<NewSession>,
) -> Result<impl IntoResponse> {
    let access = gateway.open(new).await?;
    let opened = json!({ "session_id": access.session_id, "session_token": access.token() });
    Ok((StatusCode::CREATED, [(CACHE_CONTROL, "no-store")], Json(opened)))
}

async fn show(
    State(gateway): State<Gateway>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse> {
    let session = gateway.session(Access::by_path(&id, &headers)).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(session.to_json(gateway.now()))))
}

async fn close(
    State(gateway): State<Gateway>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode> {
    gateway.close(Access::by_path(&id, &headers)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn call(
    State(gateway): State<Gateway>,
    Path((id, tool)): Path<(String, String)>,
    headers: HeaderMap,
    Json(arguments): Json<Value>,
) -> Result<Json<Value>> {
    gateway.call(Access::by_path(&id, &headers), tool).await?;
    Ok(Json(tool::echo(&arguments)))
}
