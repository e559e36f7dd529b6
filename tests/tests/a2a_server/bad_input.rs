//! Input that no client of good will sends. After each the server still answers.

use std::time::Duration;

use prost::Message as _;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use wire_error_examples::a2a::proto::part::Content;
use wire_error_examples::a2a::proto::{GetTaskRequest, Message, Part, SendMessageRequest};

use crate::grpc::{encode, frame, raw, raw_failure};
use crate::http::failure;
use crate::operation::{Binding, Operation, V1_0, text};
use crate::server::{Server, Wire};

async fn assert_alive(server: &Server, binding: Binding) {
    let sent = binding.call(server, &Operation::Send(text("hi")), V1_0).await.unwrap();
    assert_eq!(sent["task"]["status"]["state"], "TASK_STATE_COMPLETED");
}

/// Posts a body to the JSON-RPC binding; what comes back is always HTTP 200 and JSON.
async fn post(server: &Server, body: impl Into<reqwest::Body>) -> Value {
    let request = Client::new().post(&server.http).header("a2a-version", "1.0");
    let response = request.body(body).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    response.json().await.unwrap()
}

#[tokio::test]
async fn jsonrpc_says_what_is_no_request() {
    let server = Server::start(Wire::V1).await;
    let deep = "[".repeat(10_000);
    let junk = "x".repeat(2 << 20);
    let long = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{}"}}"#, "m".repeat(6 << 20));
    let cases: &[(&[u8], Value, i32)] = &[
        (b"", Value::Null, -32700),
        (b"{", Value::Null, -32700),
        (b"\xff\xfe\x00", Value::Null, -32700),
        (br#"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#, Value::Null, -32700),
        (br#"{"jsonrpc":"2.0","id":NaN,"method":"GetTask"}"#, Value::Null, -32700),
        (deep.as_bytes(), Value::Null, -32700),
        (junk.as_bytes(), Value::Null, -32700),
        (long.as_bytes(), Value::Null, -32600),
        (b"[]", Value::Null, -32600),
        (br#"[{"jsonrpc":"2.0","id":1,"method":"GetTask"}]"#, Value::Null, -32600),
        (b"null", Value::Null, -32600),
        (br#""GetTask""#, Value::Null, -32600),
        (br#"{"id":1,"method":"GetTask"}"#, json!(1), -32600),
        (br#"{"jsonrpc":"1.0","id":"a","method":"GetTask"}"#, json!("a"), -32600),
        (br#"{"jsonrpc":"2.0","id":2.5,"method":5}"#, json!(2.5), -32600),
        (br#"{"jsonrpc":"2.0","id":{},"method":"GetTask"}"#, Value::Null, -32600),
        (br#"{"jsonrpc":"2.0","id":true,"method":"GetTask"}"#, Value::Null, -32600),
        (br#"{"jsonrpc":"2.0","id":3,"method":"message/send"}"#, json!(3), -32601),
        (br#"{"jsonrpc":"2.0","id":null,"method":""}"#, Value::Null, -32601),
    ];
    for (body, id, code) in cases {
        let reply = post(&server, body.to_vec()).await;
        let message = match code {
            -32700 => "Parse error",
            -32600 => "Invalid Request",
            _ => "Method not found",
        };
        let expected =
            json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } });
        assert_eq!(reply, expected, "{}", String::from_utf8_lossy(&body[..body.len().min(99)]));
        assert_alive(&server, Binding::JsonRpc).await;
    }
}

#[tokio::test]
async fn jsonrpc_names_the_parameter_that_is_wrong() {
    let server = Server::start(Wire::V1).await;
    let published = Server::start(Wire::Published).await;
    let part = |part: Value| json!({ "message": { "messageId": "m", "role": "ROLE_USER", "parts": [part] } });
    let cases = [
        ("GetTask", json!({}), "id", "is required"),
        ("GetTask", json!({ "id": 5 }), "id", "invalid type: integer `5`, expected a string"),
        ("GetTask", json!([]), "params", "invalid type: sequence, expected a map"),
        ("GetTask", json!("x"), "params", "invalid type: string \"x\", expected a map"),
        (
            "GetTask",
            json!({ "id": "t", "historyLength": -1 }),
            "historyLength",
            "must not be negative",
        ),
        ("ListTasks", json!({ "pageSize": 101 }), "pageSize", "must be 1 to 100"),
        ("ListTasks", json!({ "pageToken": "?" }), "pageToken", "is not from a list of ours"),
        ("ListTasks", json!({ "status": 99 }), "status", "is no task state"),
        ("SendMessage", json!({}), "message", "is required"),
        ("SendMessage", part(json!({})), "message.parts[0]", "has no text, raw, url or data"),
        (
            "SendMessage",
            part(json!({ "text": ["a"] })),
            "message.parts[0].text",
            "invalid type: sequence, expected a string",
        ),
    ];
    for (method, params, field, description) in cases {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let message = format!("{field}: {description}");
        let mut error = json!({ "code": -32602, "message": format!("Invalid request: {message}") });
        let reply = post(&published, request.to_string()).await;
        assert_eq!(reply["error"], error);

        error["data"] = json!([
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "INVALID_PARAMS",
                "domain": "a2a-protocol.org",
                "metadata": { "message": message },
            },
            {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [{ "field": field, "description": description }],
            },
        ]);
        assert_eq!(post(&server, request.to_string()).await["error"], error);
    }
}

#[tokio::test]
async fn jsonrpc_does_not_answer_a_notification() {
    let server = Server::start(Wire::V1).await;
    for method in ["GetTask", "ListTasks", "nothing"] {
        let request = json!({ "jsonrpc": "2.0", "method": method }).to_string();
        let reply = Client::new().post(&server.http).body(request).send().await.unwrap();
        assert_eq!(reply.status(), 202);
        assert_eq!(reply.bytes().await.unwrap(), "");
    }
}

#[tokio::test]
async fn http_names_what_is_wrong() {
    let server = Server::start(Wire::V1).await;
    let deep = "[".repeat(10_000);
    let junk = "x".repeat(2 << 20);
    let long = " ".repeat(6 << 20);
    let cases: &[(Method, &str, &[u8], &str)] = &[
        (Method::POST, "/message:send", b"", "message"),
        (Method::POST, "/message:send", b"{", "body"),
        (Method::POST, "/message:send", b"\xff", "body"),
        (Method::POST, "/message:send", b"[]", "body"),
        (Method::POST, "/message:send", deep.as_bytes(), "body"),
        (Method::POST, "/message:send", junk.as_bytes(), "body"),
        (Method::POST, "/message:send", long.as_bytes(), "body"),
        (Method::POST, "/message:send", br#"{"message":{"parts":5}}"#, "message.parts"),
        (Method::POST, "/message:send", br#"{"message":{"role":"x"}}"#, "message.role"),
        (Method::POST, "/tasks/t-1:cancel", b"[]", "body"),
        (Method::GET, "/tasks?pageSize=x", b"", "pageSize"),
        (Method::GET, "/tasks?pageSize=99999999999", b"", "pageSize"),
        (Method::GET, "/tasks?status=TASK_STATE_X", b"", "status"),
        (Method::GET, "/tasks?pageToken=%00%ff", b"", "pageToken"),
        (Method::GET, "/tasks/t-1?historyLength=", b"", "historyLength"),
        (Method::GET, "/tasks/%ff", b"", "url"),
    ];
    for (method, path, body, field) in cases {
        let request = Client::new().request(method.clone(), format!("{}{path}", server.http));
        let request = request.header("a2a-version", "1.0").body(body.to_vec());
        let failure = failure(request.send().await.unwrap()).await;
        assert_eq!(failure.reason.as_deref(), Some("INVALID_PARAMS"), "{path}");
        assert_eq!(failure.code, 400, "{path}");
        assert!(failure.violations.iter().any(|named| named == field), "{path}: {failure:?}");
        assert_alive(&server, Binding::Http).await;
    }
}

#[tokio::test]
async fn http_gives_its_own_failures_the_same_shape() {
    let server = Server::start(Wire::V1).await;
    for (method, path, status, message) in [
        (Method::GET, "/nowhere", 404, "not found"),
        (Method::POST, "/tasks/t-1", 404, "not found"),
        (Method::POST, "/tasks/t-1:explode", 404, "not found"),
        (Method::DELETE, "/tasks", 405, "method not allowed"),
        (Method::GET, "/message:send", 405, "method not allowed"),
        (Method::GET, "/", 405, "method not allowed"),
    ] {
        let request = Client::new().request(method, format!("{}{path}", server.http));
        let failure = failure(request.header("a2a-version", "1.0").send().await.unwrap()).await;
        assert_eq!((failure.code, failure.message.as_str()), (status.into(), message), "{path}");
        assert_eq!(failure.reason, None);
    }
}

#[tokio::test]
async fn grpc_gives_its_own_failures_the_same_shape() {
    let server = Server::start(Wire::V1).await;
    let id = GetTaskRequest { id: "t-1".into(), ..Default::default() }.encode_to_vec();
    let no_text = frame(&[0x12, 2, 0xff, 0xfe]);
    let other_type = frame(&[0x10, 1]);
    let truncated = frame(&[0x12, 200, b'a']);
    let compressed = [&[1], &frame(&id)[1..]].concat();
    let huge = [&[0], &u32::MAX.to_be_bytes()[..], &id].concat();
    let long = encode(&GetTaskRequest { id: "t".repeat(5 << 20), ..Default::default() });
    let short = frame(&id)[..7].to_vec();
    for body in [no_text, other_type, truncated, compressed, huge, long, short, Vec::new()] {
        let shown = format!("{:?}…", &body[..body.len().min(12)]);
        let headers = raw(&server, "GetTask", body).await;
        let failure = raw_failure(&headers);
        assert_eq!(failure.reason.as_deref(), Some("INVALID_PARAMS"), "{shown}: {failure:?}");
        assert_eq!(failure.domain.as_deref(), Some("a2a-protocol.org"));
        assert_eq!(failure.code, "INVALID_ARGUMENT", "{shown}");
        assert_eq!(failure.violations, ["request"]);
        assert_alive(&server, Binding::Grpc).await;
    }
    for method in ["Explode", "", "GetTask/x"] {
        let failure = raw_failure(&raw(&server, method, frame(&id)).await);
        assert_eq!((failure.code, &*failure.message), ("UNIMPLEMENTED".into(), "Method not found"));
    }
}

/// An empty value has two or three bytes on the wire, and a hundred in memory.
#[tokio::test]
async fn no_body_has_more_values_than_it_may() {
    let server = Server::start(Wire::V1).await;
    let parts = |many: usize| Message { parts: vec![Part::default(); many], ..text("hi") };
    let data = {
        let nothing = prost_types::Value { kind: None };
        let list = prost_types::ListValue { values: vec![nothing; 2_000] };
        let kind = prost_types::value::Kind::ListValue(list);
        let content = Content::Data(prost_types::Value { kind: Some(kind) });
        Message { parts: vec![Part { content: Some(content), ..Part::default() }], ..text("hi") }
    };
    for message in [parts(2_000), data] {
        let request = SendMessageRequest { message: Some(message), ..Default::default() };
        let refused = raw_failure(&raw(&server, "SendMessage", encode(&request)).await);
        assert_eq!(refused.message, "Invalid request: request: has too many values");
        assert_eq!(refused.violations, ["request"]);
    }
    let fewer = SendMessageRequest { message: Some(parts(1_990)), ..Default::default() };
    let refused = raw_failure(&raw(&server, "SendMessage", encode(&fewer)).await);
    assert_eq!(refused.violations[0], "message.parts[0]");

    let many = format!("[{}]", vec!["0"; 2_000].join(","));
    let reply = post(&server, many.clone()).await;
    assert_eq!(reply["error"]["code"], -32600);
    let url = format!("{}/message:send", server.http);
    let request = Client::new().post(url).header("a2a-version", "1.0").body(many);
    let refused = failure(request.send().await.unwrap()).await;
    assert_eq!(refused.message, "Invalid request: body: has more than 2000 values");
}

#[tokio::test]
async fn grpc_names_every_field_that_is_wrong() {
    let server = Server::start(Wire::V1).await;
    let empty = Operation::Send(Message::default());
    let failure = Binding::Grpc.call(&server, &empty, V1_0).await.unwrap_err();
    assert_eq!(failure.violations, ["message.messageId", "message.role", "message.parts"]);
    let first = "Invalid request: message.messageId: is required (and 2 more)";
    assert_eq!(failure.message, first);

    let nothing = encode(&SendMessageRequest::default());
    let failure = raw_failure(&raw(&server, "SendMessage", nothing).await);
    assert_eq!(failure.violations, ["message"]);
}

/// The bytes of an HTTP/1.1 request with a body.
fn request(body: &str) -> String {
    let head = "POST / HTTP/1.1\r\nHost: a\r\nA2A-Version: 1.0\r\nConnection: close\r\n";
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len())
}

async fn connect(server: &Server) -> TcpStream {
    TcpStream::connect(server.http.strip_prefix("http://").unwrap()).await.unwrap()
}

async fn reply(stream: &mut TcpStream) -> String {
    let mut reply = String::new();
    let read = stream.read_to_string(&mut reply);
    tokio::time::timeout(Duration::from_secs(9), read).await.unwrap().unwrap();
    reply
}

#[tokio::test]
async fn a_slow_client_is_answered_and_holds_nobody_up() {
    let server = Server::start(Wire::V1).await;
    let bytes = request(r#"{"jsonrpc":"2.0","id":1,"method":"Nothing"}"#);
    let mut slow = connect(&server).await;
    for byte in bytes.as_bytes().chunks(9) {
        slow.write_all(byte).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
        assert_alive(&server, Binding::JsonRpc).await;
    }
    assert!(reply(&mut slow).await.contains(r#""code":-32601"#));
}

#[tokio::test]
async fn who_closes_their_half_is_answered() {
    let server = Server::start(Wire::V1).await;
    let mut stream = connect(&server).await;
    let whole = request(r#"{"jsonrpc":"2.0","id":1,"method":"GetTask","params":{"id":"t-1"}}"#);
    stream.write_all(whole.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    assert!(reply(&mut stream).await.contains("Task not found: t-1"));

    let mut broken = connect(&server).await;
    broken.write_all(&whole.as_bytes()[..whole.len() - 9]).await.unwrap();
    broken.shutdown().await.unwrap();
    assert!(reply(&mut broken).await.contains(r#""code":-32600"#));
    assert_alive(&server, Binding::JsonRpc).await;
}

#[tokio::test]
async fn who_reads_only_after_writing_all_of_a_long_body_is_answered() {
    let server = Server::start(Wire::V1).await;
    let mut stream = connect(&server).await;
    stream.write_all(request(&"x".repeat(20 << 20)).as_bytes()).await.unwrap();
    assert!(reply(&mut stream).await.contains(r#""code":-32600"#));
}
