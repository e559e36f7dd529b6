//! The HTTP+JSON binding (A2A 1.0, section 11), and all that the HTTP port serves.

use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use prost::{Message, Name};
use serde_json::{Map, Value};
use wire_error::FieldViolation;
use wire_error::axum::ErrorLayer;
use wire_error::contract::Contract;
use wire_error::jsonrpc::ProtocolError;

use super::declared::{contracts, declared};
use super::fault::{Failure, Fault};
use super::proto::{ListTasksResponse, SendMessageResponse, Task};
use super::protojson::{from_json, write_json};
use super::refused;
use super::service_parameters::ServiceParameters;
use super::{A2a, A2aV1Error, Profile, body, jsonrpc, openapi};
use crate::serve::{MAX_VALUES, Refused, Room, Whole, catalogue, check};

type Pairs = Vec<(String, String)>;

/// The header with the id that a request gives itself.
pub(super) const REQUEST_ID: &str = "x-request-id";

/// Both bindings of the HTTP port, the agent card, and what documents them.
pub(super) fn router<E: Profile>(a2a: A2a, card: Value) -> Router {
    let [errors, busy] = contracts::<E>();
    operations::<E>()
        .route_layer(from_fn_with_state(a2a.clone(), admit::<E>))
        .route("/", post(jsonrpc::handle::<E>).route_layer(jsonrpc::layer::<E>()))
        .route("/.well-known/agent-card.json", get(Json(card)))
        .route("/openapi.json", get(Json(openapi::document::<E>())))
        .with_state(a2a)
        .merge(catalogue(&[errors, busy, Contract::of::<ProtocolError>()]))
        .layer(ErrorLayer::<E>::new().request_id(REQUEST_ID).declare(declared::<E>))
}

fn operations<E: Profile>() -> Router<A2a> {
    let refuse = |refused: refused::Refused| any(async move || E::from(refused.into()));
    Router::new()
        .route("/message:send", post(send_message::<E>))
        .route("/message:stream", refuse(refused::Refused::Streaming))
        .route("/tasks", get(list_tasks::<E>))
        .route("/tasks/{id}", get(get_task::<E>).post(act_on_task::<E>))
        .route("/tasks/{id}/pushNotificationConfigs", refuse(refused::Refused::PushNotifications))
        .route(
            "/tasks/{id}/pushNotificationConfigs/{config}",
            refuse(refused::Refused::PushNotifications),
        )
        .route("/extendedAgentCard", refuse(refused::Refused::ExtendedAgentCard))
}

/// Lets a request through that meets the terms.
async fn admit<E: Profile>(
    State(a2a): State<A2a>,
    headers: HeaderMap,
    Query(query): Query<Pairs>,
    request: Request,
    next: Next,
) -> Result<Response, E> {
    a2a.admit(&ServiceParameters::new(&headers, &query))?;
    Ok(next.run(request).await)
}

/// A message as the body of a reply.
struct ProtoJson<T>(T);

impl<T: Message + Name> IntoResponse for ProtoJson<T> {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/a2a+json")], write_json(self.0)).into_response()
    }
}

async fn send_message<E: Profile>(
    State(a2a): State<A2a>,
    body: Body,
) -> Result<ProtoJson<SendMessageResponse>, Failure<E>> {
    let (json, _room) = read_json(body).await?;
    let request = read_message(json)?;
    Ok(ProtoJson(a2a.send_message(request).await?))
}

async fn list_tasks<E: Profile>(
    State(a2a): State<A2a>,
    Query(query): Query<Pairs>,
) -> Result<ProtoJson<ListTasksResponse>, Failure<E>> {
    let request = read_message(object(query).into())?;
    Ok(ProtoJson(a2a.list_tasks(request).await?))
}

async fn get_task<E: Profile>(
    State(a2a): State<A2a>,
    Path(id): Path<String>,
    Query(query): Query<Pairs>,
) -> Result<ProtoJson<Task>, Failure<E>> {
    let request = read_message(with_id(object(query), id))?;
    Ok(ProtoJson(a2a.get_task(request).await?))
}

/// `/tasks/{id}:cancel` and `/tasks/{id}:subscribe`: axum's routes do not split a segment.
async fn act_on_task<E: Profile>(
    State(a2a): State<A2a>,
    Path(segment): Path<String>,
    body: Body,
) -> Response {
    match segment.rsplit_once(':') {
        Some((id, "cancel")) => cancel_task::<E>(&a2a, id, body).await.into_response(),
        Some((_, "subscribe")) => E::from(refused::Refused::Streaming.into()).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn cancel_task<E: Profile>(
    a2a: &A2a,
    id: &str,
    body: Body,
) -> Result<ProtoJson<Task>, Failure<E>> {
    let (json, _room) = read_json(body).await?;
    let request = match json {
        Value::Object(members) => with_id(members, id.into()),
        other => other,
    };
    Ok(ProtoJson(a2a.cancel_task(read_message(request)?).await?))
}

/// The body as JSON; none is an empty object.
async fn read_json(body: Body) -> Result<(Value, Room), Fault> {
    let Whole { bytes, room } = body::read(body).await?;
    if bytes.is_empty() {
        return Ok((Map::new().into(), room));
    }
    let refused = |why: String| FieldViolation::new("body", why);
    check(&bytes).map_err(|why| match why {
        Refused::NotJson(why) => refused(format!("is not JSON: {why}")),
        Refused::TooManyValues => refused(format!("has more than {MAX_VALUES} values")),
    })?;
    let json = serde_json::from_slice(&bytes).map_err(|why| refused(why.to_string()))?;
    Ok((json, room))
}

fn read_message<T: Message + Name + Default>(json: Value) -> Result<T, A2aV1Error> {
    Ok(from_json(json, "body")?)
}

/// A query as the object that it stands for.
fn object(query: Pairs) -> Map<String, Value> {
    query.into_iter().map(|(name, value)| (name, Value::String(value))).collect()
}

fn with_id(mut members: Map<String, Value>, id: String) -> Value {
    members.insert("id".into(), id.into());
    members.into()
}
