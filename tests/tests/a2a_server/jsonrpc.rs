//! The JSON-RPC binding, by jsonrpsee's client.

use http::{HeaderMap, HeaderValue};
use jsonrpsee::core::ClientError;
use jsonrpsee::core::client::ClientT as _;
use jsonrpsee::core::params::ObjectParams;
use jsonrpsee::http_client::HttpClient;
use serde_json::{Value, json};
use wire_error_examples::a2a::to_json;

use crate::operation::{Failure, Operation, Said};
use crate::server::Server;

pub(crate) async fn call(
    server: &Server,
    operation: &Operation,
    said: Said,
) -> Result<Value, Failure> {
    let client = HttpClient::builder().set_headers(headers(said)).build(&server.http).unwrap();
    let (method, params) = request(operation);
    let mut object = ObjectParams::new();
    for (name, value) in params.as_object().unwrap() {
        object.insert(name, value).unwrap();
    }
    match client.request(method, object).await {
        Ok(result) => Ok(result),
        Err(ClientError::Call(error)) => {
            let data = error.data().map(|data| serde_json::from_str(data.get()).unwrap());
            let data = data.unwrap_or(Value::Null);
            Err(Failure::from_json(error.code().into(), error.message(), &data))
        }
        Err(other) => panic!("{other:?}"),
    }
}

pub(crate) fn headers(said: Said) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in [("a2a-version", said.version), ("a2a-extensions", said.extensions)] {
        if let Some(value) = value {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    headers
}

fn request(operation: &Operation) -> (&'static str, Value) {
    match operation {
        Operation::Send(message) => ("SendMessage", json!({ "message": to_json(message) })),
        Operation::Get(id) => ("GetTask", json!({ "id": id })),
        Operation::List { page_size } => ("ListTasks", json!({ "pageSize": page_size })),
        Operation::Cancel(id) => ("CancelTask", json!({ "id": id })),
        Operation::PushConfig => ("CreateTaskPushNotificationConfig", json!({ "taskId": "t-1" })),
        Operation::ExtendedCard => ("GetExtendedAgentCard", json!({})),
        Operation::Stream => ("SendStreamingMessage", json!({})),
    }
}
