//! Operations, and how they fail, in no binding's terms.

use std::collections::BTreeMap;

use serde_json::Value;
use wire_error_examples::a2a::proto::{Message, Part, Role, part::Content};

use crate::server::Server;
use crate::{grpc, http, jsonrpc};

#[derive(Debug, Clone)]
pub(crate) enum Operation {
    Send(Message),
    Get(String),
    List { page_size: i32 },
    Cancel(String),
    PushConfig,
    ExtendedCard,
    Stream,
}

/// What a call says beside its parameters: its version, and the extensions that it names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    pub(crate) version: Option<&'static str>,
    pub(crate) extensions: Option<&'static str>,
}

pub(crate) const V1_0: Said = Said { version: Some("1.0"), extensions: None };

/// A failure, as a client of one binding read it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    /// The JSON-RPC code, the HTTP status, or the name of the gRPC code.
    pub(crate) code: Value,
    pub(crate) message: String,
    pub(crate) reason: Option<String>,
    pub(crate) domain: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
    /// The fields that `BadRequest` names.
    pub(crate) violations: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Binding {
    JsonRpc,
    Http,
    Grpc,
}

pub(crate) const BINDINGS: [Binding; 3] = [Binding::JsonRpc, Binding::Http, Binding::Grpc];

impl Binding {
    /// Calls the server; what it answers in JSON.
    pub(crate) async fn call(
        self,
        server: &Server,
        operation: &Operation,
        said: Said,
    ) -> Result<Value, Failure> {
        match self {
            Self::JsonRpc => jsonrpc::call(server, operation, said).await,
            Self::Http => http::call(server, operation, said).await,
            Self::Grpc => grpc::call(server, operation, said).await,
        }
    }
}

/// A message of one text.
pub(crate) fn text(text: &str) -> Message {
    let part = Part { content: Some(Content::Text(text.into())), ..Part::default() };
    Message {
        message_id: "m-1".into(),
        role: Role::User.into(),
        parts: vec![part],
        ..Message::default()
    }
}

/// A message to a task.
pub(crate) fn text_to(task_id: &str) -> Message {
    Message { task_id: task_id.into(), ..text("hi") }
}

/// Sends a text, and returns the id of the task that came of it.
pub(crate) async fn task(server: &Server, of: &str) -> String {
    let sent = jsonrpc::call(server, &Operation::Send(text(of)), V1_0).await.unwrap();
    sent["task"]["id"].as_str().unwrap().to_owned()
}

impl Failure {
    /// A failure whose details are JSON: an array of details, or one `ErrorInfo`.
    pub(crate) fn from_json(code: Value, message: &str, details: &Value) -> Self {
        let one = std::slice::from_ref(details);
        let details = details.as_array().map_or(one, Vec::as_slice);
        let detail = |name: &str| {
            let type_url = format!("type.googleapis.com/google.rpc.{name}");
            details.iter().find(|detail| detail["@type"] == *type_url).unwrap_or(&Value::Null)
        };
        let info = detail("ErrorInfo");
        let texts = |value: &Value| value.as_str().map(str::to_owned);
        let pairs = info["metadata"].as_object().into_iter().flatten();
        let violations = detail("BadRequest")["fieldViolations"].as_array();
        Self {
            code,
            message: message.into(),
            reason: texts(&info["reason"]),
            domain: texts(&info["domain"]),
            metadata: pairs.map(|(key, value)| (key.clone(), texts(value).unwrap())).collect(),
            violations: violations
                .into_iter()
                .flatten()
                .map(|violation| texts(&violation["field"]).unwrap())
                .collect(),
        }
    }
}
