//! `/openapi.json`: the HTTP+JSON binding, with the errors of each operation.

use serde_json::{Value, json};
use utoipa::openapi::OpenApi;
use wire_error::contract::{Contract, Entry};
use wire_error::utoipa::{responses_of, with_errors};

use super::Profile;
use super::declared::contracts;

/// An operation of the binding.
struct Operation {
    method: &'static str,
    path: &'static str,
    id: &'static str,
    /// The message that it takes as its body.
    takes: Option<&'static str>,
    /// The message that it answers with; without one it always fails.
    gives: Option<&'static str>,
    /// The parameters of its query.
    query: &'static [&'static str],
    /// The reasons that not every operation has.
    reasons: &'static [&'static str],
}

const OPERATIONS: [Operation; 8] = [
    Operation {
        method: "post",
        path: "/message:send",
        id: "SendMessage",
        takes: Some("SendMessageRequest"),
        gives: Some("SendMessageResponse"),
        query: &[],
        reasons: &[
            "CONTENT_TYPE_NOT_SUPPORTED",
            "INVALID_AGENT_RESPONSE",
            "TASK_NOT_FOUND",
            "UNSUPPORTED_OPERATION",
        ],
    },
    Operation {
        method: "post",
        path: "/message:stream",
        id: "SendStreamingMessage",
        takes: Some("SendMessageRequest"),
        gives: None,
        query: &[],
        reasons: &["UNSUPPORTED_OPERATION"],
    },
    Operation {
        method: "get",
        path: "/tasks",
        id: "ListTasks",
        takes: None,
        gives: Some("ListTasksResponse"),
        query: &["contextId", "status", "pageSize", "pageToken"],
        reasons: &[],
    },
    Operation {
        method: "get",
        path: "/tasks/{id}",
        id: "GetTask",
        takes: None,
        gives: Some("Task"),
        query: &["historyLength"],
        reasons: &["TASK_NOT_FOUND"],
    },
    Operation {
        method: "post",
        path: "/tasks/{id}:cancel",
        id: "CancelTask",
        takes: None,
        gives: Some("Task"),
        query: &[],
        reasons: &["TASK_NOT_CANCELABLE", "TASK_NOT_FOUND"],
    },
    Operation {
        method: "post",
        path: "/tasks/{id}:subscribe",
        id: "SubscribeToTask",
        takes: None,
        gives: None,
        query: &[],
        reasons: &["UNSUPPORTED_OPERATION"],
    },
    Operation {
        method: "post",
        path: "/tasks/{id}/pushNotificationConfigs",
        id: "CreateTaskPushNotificationConfig",
        takes: Some("TaskPushNotificationConfig"),
        gives: None,
        query: &[],
        reasons: &["PUSH_NOTIFICATION_NOT_SUPPORTED"],
    },
    Operation {
        method: "get",
        path: "/extendedAgentCard",
        id: "GetExtendedAgentCard",
        takes: None,
        gives: None,
        query: &[],
        reasons: &["EXTENDED_AGENT_CARD_NOT_CONFIGURED"],
    },
];

/// What every operation may answer; so may an error that has no reason.
const COMMON: [&str; 4] =
    ["EXTENSION_SUPPORT_REQUIRED", "INTERNAL_ERROR", "INVALID_PARAMS", "VERSION_NOT_SUPPORTED"];

/// The document, with errors on the wire of `E`.
pub(super) fn document<E: Profile>() -> Value {
    let contracts = contracts::<E>();
    let mut paths = json!({});
    for operation in &OPERATIONS {
        paths[operation.path][operation.method] = operation.describe(&contracts);
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Echo, an agent that speaks A2A",
            "description": "The HTTP+JSON binding of A2A 1.0. Messages are ProtoJSON.",
            "version": env!("CARGO_PKG_VERSION"),
        },
        "servers": [{ "url": "/" }],
        "security": [],
        "paths": paths,
    });
    let document: OpenApi = serde_json::from_value(document).expect("OpenAPI has this form");
    with_errors(&document, &contracts)
}

impl Operation {
    fn describe(&self, contracts: &[Contract]) -> Value {
        let mut described = json!({
            "operationId": self.id,
            "summary": self.id,
            "parameters": self.parameters(),
            "responses": {},
        });
        if let Some(message) = self.takes {
            described["requestBody"] = json!({ "required": true, "content": content(message) });
        }
        if let Some(message) = self.gives {
            let answer = json!({ "description": "OK", "content": content(message) });
            described["responses"]["200"] = answer;
        }
        for contract in contracts {
            for (status, response) in responses_of(&self.errors(contract)) {
                described["responses"][status] = json!(response);
            }
        }
        described
    }

    fn parameters(&self) -> Vec<Value> {
        let parameter = |place: &str, name: &str| {
            let is_required = place == "path";
            let schema = json!({ "type": "string" });
            json!({ "in": place, "name": name, "required": is_required, "schema": schema })
        };
        let path = self.path.contains("{id}").then(|| parameter("path", "id"));
        let query = self.query.iter().map(|name| parameter("query", name));
        let service = ["A2A-Version", "A2A-Extensions"].map(|name| parameter("header", name));
        path.into_iter().chain(query).chain(service).collect()
    }

    /// The errors that this operation may answer.
    fn errors(&self, contract: &Contract) -> Contract {
        let is_own = |error: &&Entry| {
            let reason = error.reason.as_deref();
            reason.is_none_or(|reason| COMMON.contains(&reason) || self.reasons.contains(&reason))
        };
        contract.clone().with_errors(contract.errors().iter().filter(is_own).cloned())
    }
}

/// A message of `lf.a2a.v1`, as `ProtoJSON` has it.
fn content(message: &str) -> Value {
    json!({ "application/a2a+json": { "schema": { "type": "object", "title": message } } })
}
