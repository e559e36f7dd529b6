//! What stays inside: canaries in the database, its path, its faults and the agent's answers.

use rusqlite::Connection;
use serde_json::json;
use wire_error_examples::a2a::Terms;

use crate::grpc::{details, encode, raw};
use crate::jsonrpc::headers;
use crate::operation::{Operation, V1_0, task, text, text_to};
use crate::server::{Server, Wire};

const CANARY: &str = "CANARY-7f3a";

/// A database that fails with canaries: in its path, in a row that is no task, and in the text of
/// a trigger.
fn database(directory: &std::path::Path) -> std::path::PathBuf {
    let path = directory.join(format!("{CANARY}.sqlite"));
    drop(wire_error_examples::a2a::A2a::open(Some(&path), Terms::default()).unwrap());
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(&format!(
            "INSERT INTO tasks (id, context_id, state, task)
                 VALUES ('spoilt', '{CANARY}', 2, CAST('{CANARY}' AS BLOB));
             CREATE TRIGGER {} BEFORE INSERT ON tasks WHEN NEW.state = 2
                 BEGIN SELECT RAISE(ABORT, '{CANARY} in a trigger'); END;",
            CANARY.replace('-', "_"),
        ))
        .unwrap();
    path
}

/// All that an HTTP client sees of a reply.
async fn seen(request: reqwest::RequestBuilder) -> String {
    let response = request.headers(headers(V1_0)).send().await.unwrap();
    let head = format!("{:?} {:?}", response.status(), response.headers());
    head + &response.text().await.unwrap()
}

async fn everything_a_client_sees(server: &Server) -> Vec<String> {
    let client = reqwest::Client::new();
    let mut replies = Vec::new();
    let message = |of: &str| json!({ "message": wire_error_examples::a2a::to_json(&text(of)) });
    let rpc = |method: &str, params| {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        client.post(&server.http).json(&request)
    };
    let at = |path: &str| format!("{}{path}", server.http);
    for of in ["hold", "crash", "garble"] {
        replies.push(seen(rpc("SendMessage", message(of))).await);
        replies.push(seen(client.post(at("/message:send")).json(&message(of))).await);
        let request = wire_error_examples::a2a::proto::SendMessageRequest {
            message: Some(text(of)),
            ..Default::default()
        };
        replies.push(seen_by_grpc(server, "SendMessage", encode(&request)).await);
    }
    let spoilt = wire_error_examples::a2a::proto::GetTaskRequest {
        id: "spoilt".into(),
        ..Default::default()
    };
    replies.push(seen(rpc("GetTask", json!({ "id": "spoilt" }))).await);
    replies.push(seen(rpc("ListTasks", json!({}))).await);
    replies.push(seen(client.get(at("/tasks/spoilt"))).await);
    replies.push(seen(client.get(at("/tasks"))).await);
    replies.push(seen(client.post(at("/tasks/spoilt:cancel"))).await);
    for method in ["GetTask", "CancelTask"] {
        replies.push(seen_by_grpc(server, method, encode(&spoilt)).await);
    }
    replies.push(seen_by_grpc(server, "ListTasks", encode(&())).await);
    replies
}

async fn seen_by_grpc(server: &Server, method: &str, body: Vec<u8>) -> String {
    let headers = raw(server, method, body).await;
    format!("{headers:?}{}", String::from_utf8_lossy(&details(&headers)))
}

#[tokio::test]
async fn no_reply_holds_what_the_database_says() {
    for wire in [Wire::V1, Wire::Published] {
        let directory = tempfile::tempdir().unwrap();
        let path = database(directory.path());
        let server = Server::start_with(wire, Terms::default(), Some(&path)).await;
        for reply in everything_a_client_sees(&server).await {
            let reply = reply.to_lowercase();
            let is_refused = reply.contains("internal error") || reply.contains("no artifact");
            assert!(is_refused, "{reply}");
            for word in [&CANARY.to_lowercase(), "7f3a", "sqlite", "trigger", "check", "prost"] {
                assert!(!reply.contains(word), "`{word}` in {reply}");
            }
        }
    }
}

#[tokio::test]
async fn the_task_of_a_failed_write_is_not_there() {
    let directory = tempfile::tempdir().unwrap();
    let path = database(directory.path());
    let server = Server::start_with(Wire::V1, Terms::default(), Some(&path)).await;
    let done = task(&server, "hi").await;
    let rows: i64 = Connection::open(&path)
        .unwrap()
        .query_row("SELECT count(*) FROM tasks WHERE id IN (?1, 'spoilt')", [done], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(rows, 2);
    let to_spoilt = Operation::Send(text_to("spoilt"));
    let failure = crate::grpc::call(&server, &to_spoilt, V1_0).await.unwrap_err();
    assert_eq!(failure.message, "Internal error");
}
