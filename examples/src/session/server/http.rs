//! `/sessions`, and whatever is no route: errors are AIP-193, or problem details where `Accept`
//! prefers them.

use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{from_fn, map_response};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use wire_error::axum::Rejected;
use wire_error::negotiate::{self, Accept};

use super::access::{Access, request_id};
use super::body::read_whole;
use super::fault::Fault;
use super::model::NewSession;
use super::{Gateway, SessionError, tool};

type Result<T> = std::result::Result<T, negotiate::Response<Fault>>;

pub(super) fn router(gateway: Gateway) -> Router {
    Router::new()
        .route("/sessions", post(open))
        .route("/sessions/{id}", get(show).delete(close))
        .route("/sessions/{id}/tools/{tool}", post(call))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .with_state(gateway)
        .layer(from_fn(read_whole))
        .layer(map_response(Rejected::<SessionError>::negotiate))
}

async fn open(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    Json(new): Json<NewSession>,
) -> Result<impl IntoResponse> {
    let access = gateway.open(new).await.map_err(failed(&headers))?;
    let opened = json!({ "session_id": access.session_id, "session_token": access.token() });
    Ok((StatusCode::CREATED, [(CACHE_CONTROL, "no-store")], Json(opened)))
}

async fn show(
    State(gateway): State<Gateway>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse> {
    let access = Access::by_path(&id, &headers);
    let session = gateway.session(access).await.map_err(failed(&headers))?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(session.to_json(gateway.now()))))
}

async fn close(
    State(gateway): State<Gateway>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode> {
    let access = Access::by_path(&id, &headers);
    gateway.close(access).await.map_err(failed(&headers))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn call(
    State(gateway): State<Gateway>,
    Path((id, tool)): Path<(String, String)>,
    headers: HeaderMap,
    Json(arguments): Json<Value>,
) -> Result<Json<Value>> {
    let access = Access::by_path(&id, &headers);
    gateway.call(access, tool).await.map_err(failed(&headers))?;
    Ok(Json(tool::echo(&arguments)))
}

/// An error as the request wants it: in the format that it accepts, with the id that it gave.
fn failed(headers: &HeaderMap) -> impl Fn(Fault) -> negotiate::Response<Fault> {
    let (accept, id) = (Accept::from(headers), request_id(headers));
    move |error| accept.response(error).request_id(id)
}
