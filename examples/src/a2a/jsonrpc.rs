//! The JSON-RPC binding (A2A 1.0, section 9): `POST /`, always answered with HTTP 200.

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use prost::{Message, Name};
use serde_json::{Value, json};
use wire_error::WireError;
use wire_error::jsonrpc::{self, ProtocolError};

use super::protojson::{from_json, to_json};
use super::refused::Refused;
use super::service_parameters::ServiceParameters;
use super::{A2a, A2aV1Error, Profile, body};

/// Why a request has no result: JSON-RPC's own faults, or those of the operation.
#[derive(Debug, WireError)]
enum Fault<E: Profile> {
    #[wire(transparent)]
    Protocol(#[from] ProtocolError),
    #[wire(transparent)]
    Operation(E),
}

impl<E: Profile> From<A2aV1Error> for Fault<E> {
    fn from(error: A2aV1Error) -> Self {
        Self::Operation(error.into())
    }
}

/// A request object (JSON-RPC 2.0, section 4).
struct Request {
    /// `None`: a notification, which has no reply.
    id: Option<Value>,
    method: String,
    params: Value,
}

pub(super) async fn handle<E: Profile>(
    State(a2a): State<A2a>,
    headers: HeaderMap,
    Query(query): Query<Vec<(String, String)>>,
    body: Body,
) -> Response {
    let Request { id, method, params } = match read(body).await {
        Ok(request) => request,
        Err((id, fault)) => return jsonrpc::Response::from(fault).id(&id).into_response(),
    };
    let parameters = ServiceParameters::new(&headers, &query);
    let result = call::<E>(&a2a, &parameters, &method, params).await;
    match (id, result) {
        (None, _) => StatusCode::ACCEPTED.into_response(),
        (Some(id), Ok(result)) => {
            Json(json!({ "jsonrpc": "2.0", "id": id, "result": result })).into_response()
        }
        (Some(id), Err(fault)) => jsonrpc::Response::from(fault).id(&id).into_response(),
    }
}

/// Reads a request, or says which of JSON-RPC's own faults it has, and the id to answer with.
async fn read(body: Body) -> Result<Request, (Value, ProtocolError)> {
    let nameless = |fault| (Value::Null, fault);
    let bytes = body::read(body).await.map_err(|_| nameless(ProtocolError::InvalidRequest))?;
    let json = serde_json::from_slice(&bytes).map_err(|_| nameless(ProtocolError::ParseError))?;
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
            Ok(Request { id, method, params })
        }
        _ => Err((id.unwrap_or_default(), ProtocolError::InvalidRequest)),
    }
}

async fn call<E: Profile>(
    a2a: &A2a,
    parameters: &ServiceParameters,
    method: &str,
    params: Value,
) -> Result<Value, Fault<E>> {
    a2a.admit(parameters)?;
    Ok(match method {
        "SendMessage" => to_json(&a2a.send_message(read_params(params)?).await?),
        "GetTask" => to_json(&a2a.get_task(read_params(params)?).await?),
        "ListTasks" => to_json(&a2a.list_tasks(read_params(params)?).await?),
        "CancelTask" => to_json(&a2a.cancel_task(read_params(params)?).await?),
        other => match Refused::by_method(other) {
            Some(refused) => return Err(A2aV1Error::from(refused).into()),
            None => return Err(ProtocolError::MethodNotFound.into()),
        },
    })
}

fn read_params<T: Message + Name + Default>(params: Value) -> Result<T, A2aV1Error> {
    Ok(from_json(params, "params")?)
}
