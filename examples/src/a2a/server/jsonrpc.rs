//! The JSON-RPC binding (A2A 1.0, section 9): `POST /`, always answered with HTTP 200.

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use prost::{Message, Name};
use prost_reflect::DynamicMessage;
use serde::Serialize;
use serde_json::{Value, json};
use wire_error::WireError;
use wire_error::axum::ErrorLayer;
use wire_error::jsonrpc::{self, ProtocolError};

use super::declared::declared;
use super::fault::{Failure, Fault};
use super::http::REQUEST_ID;
use super::protojson::{dynamic, from_json};
use super::refused;
use super::service_parameters::ServiceParameters;
use super::{A2a, A2aV1Error, Profile, body};
use crate::serve::{Refused, Room, Whole, check};

/// Why a request has no result: JSON-RPC's own faults, or those of the operation.
#[derive(Debug, WireError)]
enum RpcFailure<E: Profile> {
    #[wire(transparent)]
    Protocol(ProtocolError),
    #[wire(transparent)]
    Operation(Failure<E>),
}

impl<E: Profile, F: Into<Fault>> From<F> for RpcFailure<E> {
    fn from(fault: F) -> Self {
        Self::Operation(fault.into().into())
    }
}

/// A request object (JSON-RPC 2.0, section 4).
struct Request {
    /// `None`: a notification, which has no reply.
    id: Option<Value>,
    method: String,
    params: Value,
    room: Room,
}

/// A response object (section 5).
#[derive(Serialize)]
struct Success {
    jsonrpc: &'static str,
    id: Value,
    result: DynamicMessage,
}

/// What the handler cannot say: the id that the request gives itself, and that it panicked.
pub(super) fn layer<E: Profile>() -> ErrorLayer<ProtocolError> {
    ErrorLayer::jsonrpc().request_id(REQUEST_ID).declare(declared::<E>)
}

pub(super) async fn handle<E: Profile>(
    State(a2a): State<A2a>,
    headers: HeaderMap,
    Query(query): Query<Vec<(String, String)>>,
    body: Body,
) -> Response {
    let Request { id, method, params, room: _room } = match read::<E>(body).await {
        Ok(request) => request,
        Err((id, fault)) => return jsonrpc::Response::from(fault).id(&id).into_response(),
    };
    let parameters = ServiceParameters::new(&headers, &query);
    let result = call::<E>(&a2a, &parameters, &method, params).await;
    match (id, result) {
        (None, _) => StatusCode::ACCEPTED.into_response(),
        (Some(id), Ok(result)) => {
            let reply = serde_json::to_vec(&Success { jsonrpc: "2.0", id, result });
            let reply = reply.expect("a message has a form in JSON");
            ([(CONTENT_TYPE, "application/json")], reply).into_response()
        }
        (Some(id), Err(fault)) => jsonrpc::Response::from(fault).id(&id).into_response(),
    }
}

/// Reads a request, or says which of JSON-RPC's own faults it has, and the id to answer with.
async fn read<E: Profile>(body: Body) -> Result<Request, (Value, RpcFailure<E>)> {
    let nameless = |fault| (Value::Null, RpcFailure::Protocol(fault));
    let read = body::read(body).await;
    let Whole { bytes, room } = read.map_err(|fault| match fault {
        Fault::Error(_) => nameless(ProtocolError::InvalidRequest),
        Fault::Busy(busy) => (Value::Null, RpcFailure::Operation(Failure::Busy(busy))),
    })?;
    check(&bytes).map_err(|refused| match refused {
        Refused::NotJson(_) => nameless(ProtocolError::ParseError),
        Refused::TooManyValues => nameless(ProtocolError::InvalidRequest),
    })?;
    let json = serde_json::from_slice(&bytes).map_err(|_| nameless(ProtocolError::ParseError))?;
    drop(bytes);
    let Value::Object(mut request) = json else {
        return Err(nameless(ProtocolError::InvalidRequest));
    };
    let id = request.remove("id");
    if matches!(id, Some(Value::Bool(_) | Value::Array(_) | Value::Object(_))) {
        return Err(nameless(ProtocolError::InvalidRequest));
    }
    let params = request.remove("params").unwrap_or_else(|| json!({}));
    match (request.remove("jsonrpc"), request.remove("method")) {
        (Some(Value::String(version)), Some(Value::String(method))) if version == "2.0" => {
            Ok(Request { id, method, params, room })
        }
        _ => Err((id.unwrap_or_default(), RpcFailure::Protocol(ProtocolError::InvalidRequest))),
    }
}

async fn call<E: Profile>(
    a2a: &A2a,
    parameters: &ServiceParameters,
    method: &str,
    params: Value,
) -> Result<DynamicMessage, RpcFailure<E>> {
    a2a.admit(parameters)?;
    match method {
        "SendMessage" => Ok(dynamic(a2a.send_message(read_params(params)?).await?)),
        "GetTask" => Ok(dynamic(a2a.get_task(read_params(params)?).await?)),
        "ListTasks" => Ok(dynamic(a2a.list_tasks(read_params(params)?).await?)),
        "CancelTask" => Ok(dynamic(a2a.cancel_task(read_params(params)?).await?)),
        other => Err(match refused::Refused::by_method(other) {
            Some(refused) => A2aV1Error::from(refused).into(),
            None => RpcFailure::Protocol(ProtocolError::MethodNotFound),
        }),
    }
}

fn read_params<T: Message + Name + Default>(params: Value) -> Result<T, A2aV1Error> {
    Ok(from_json(params, "params")?)
}
