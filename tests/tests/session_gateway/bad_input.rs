//! Requests that are wrong get an error of the right shape, and the next one is served.

use std::io::Write as _;
use std::thread::sleep;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::gateway::{
    Binding, Reply, Running, STRANGER, connect, prefer, read_to_end, send, tools_call,
};

/// The body is the error of the binding, with nothing missing and nothing more.
fn assert_shape(reply: &Reply, binding: Binding) {
    let body: Value = serde_json::from_str(&reply.body).unwrap();
    let (error, members): (&Value, &[&str]) = match binding {
        Binding::Aip193 => (&body["error"], &["code", "message", "status"]),
        Binding::Problem => (&body, &["type", "title", "status", "detail"]),
        Binding::JsonRpc => (&body["error"], &["code", "message"]),
    };
    let mut names: Vec<&String> = error.as_object().unwrap().keys().collect();
    names.sort();
    let mut expected = members.to_vec();
    expected.sort_unstable();
    assert_eq!(names, expected, "{reply:?}");
    let content_type = match binding {
        Binding::Problem => "content-type: application/problem+json",
        Binding::Aip193 | Binding::JsonRpc => "content-type: application/json",
    };
    assert!(reply.headers.contains(&content_type.to_owned()), "{reply:?}");
    assert!(reply.headers.contains(&"cache-control: no-store".to_owned()), "{reply:?}");
}

fn long_json() -> String {
    json!({ "agent_id": "x".repeat(2 << 20) }).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_body_is_refused_in_the_format_of_the_route() {
    let gateway = Running::start().await;
    let new = |change: Value| {
        let mut new = json!({
            "agent_id": STRANGER,
            "tools": ["search"],
            "call_budget": 1,
            "ttl_seconds": 1,
            "rate_limit_per_minute": 1,
        });
        new.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        new.to_string()
    };
    let bodies = [
        (400, String::new()),
        (400, "{".into()),
        (400, "not JSON".into()),
        (400, "\u{0}\u{1}".into()),
        (422, "[".repeat(100_000)),
        (400, format!(r#"{{"a":{}"#, "[".repeat(100_000))),
        (400, new(json!({})) + "}"),
        (422, "null".into()),
        (422, "[]".into()),
        (422, "{}".into()),
        (422, r#""text""#.into()),
        (422, new(json!({ "agent_id": "nobody" }))),
        (422, new(json!({ "agent_id": 1 }))),
        (422, new(json!({ "tools": "search" }))),
        (422, new(json!({ "tools": [1] }))),
        (422, new(json!({ "call_budget": -1 }))),
        (422, new(json!({ "call_budget": 1.5 }))),
        (422, new(json!({ "call_budget": "1" }))),
        (422, new(json!({ "ttl_seconds": u64::MAX }))),
        (422, new(json!({ "ttl_seconds": null }))),
        (422, new(json!({ "rate_limit_per_minute": true }))),
        (413, long_json()),
        (413, "[".repeat(2 << 20)),
        (413, "x".repeat(20 << 20)),
    ];
    for (status, body) in bodies {
        for binding in [Binding::Aip193, Binding::Problem] {
            let request = gateway
                .request(Method::POST, "/sessions")
                .header("content-type", "application/json")
                .body(body.clone());
            let reply = send(prefer(binding, request)).await;
            assert_eq!(reply.status, status, "{body:.60}: {reply:?}");
            assert!(reply.body.len() < 1000, "{reply:?}");
            assert_shape(&reply, binding);
        }
    }
    gateway.assert_healthy().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_route_or_method_or_content_type_is_refused_in_the_format_of_the_route() {
    let gateway = Running::start().await;
    let path = "/sessions/5e551000-0000-4000-8000-000000000000";
    let long = format!("/{}", "x".repeat(30_000));
    for (status, method, path) in [
        (404, Method::GET, "/"),
        (404, Method::POST, "/session"),
        (404, Method::GET, "/sessions/"),
        (404, Method::GET, "/sessions/a/b/c/d"),
        (404, Method::GET, "/mcp/"),
        (404, Method::GET, &long),
        (400, Method::GET, "/sessions/%ff"),
        (405, Method::GET, "/sessions"),
        (405, Method::PUT, "/sessions"),
        (405, Method::PATCH, path),
        (405, Method::from_bytes(b"BREW").unwrap(), path),
        (415, Method::POST, "/sessions"),
    ] {
        for binding in [Binding::Aip193, Binding::Problem] {
            let reply = send(prefer(binding, gateway.request(method.clone(), path))).await;
            assert_eq!(reply.status, status, "{method} {path:.60}: {reply:?}");
            assert_shape(&reply, binding);
        }
    }
    let reply = send(gateway.request(Method::PUT, path)).await;
    assert!(reply.headers.contains(&"allow: GET,HEAD,DELETE".to_owned()), "{reply:?}");
    gateway.assert_healthy().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn json_rpc_has_its_own_errors_for_what_is_wrong_with_a_request() {
    let gateway = Running::start().await;
    let request = |changes: Value| {
        let mut request = tools_call("search");
        request.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        request.to_string()
    };
    let parse_error = (-32700, "Parse error");
    let invalid_request = (-32600, "Invalid Request");
    let method_not_found = (-32601, "Method not found");
    let invalid_params = (-32602, "Invalid params");
    for (body, id, (code, message)) in [
        (String::new(), json!(null), parse_error),
        ("{".into(), json!(null), parse_error),
        ("[".repeat(100_000), json!(null), parse_error),
        ("\u{0}".into(), json!(null), parse_error),
        ("[]".into(), json!(null), invalid_request),
        (format!("[{}]", request(json!({}))), json!(null), invalid_request),
        ("null".into(), json!(null), invalid_request),
        ("7".into(), json!(null), invalid_request),
        ("{}".into(), json!(null), invalid_request),
        (r#"{"id":7}"#.into(), json!(7), invalid_request),
        (request(json!({ "jsonrpc": "1.0" })), json!(7), invalid_request),
        (request(json!({ "jsonrpc": 2 })), json!(7), invalid_request),
        (request(json!({ "method": 1 })), json!(7), invalid_request),
        (request(json!({ "params": "search" })), json!(7), invalid_request),
        (request(json!({ "id": {} })), json!(null), invalid_request),
        (request(json!({ "id": [7] })), json!(null), invalid_request),
        (request(json!({ "id": true })), json!(null), invalid_request),
        (long_json(), json!(null), invalid_request),
        ("x".repeat(20 << 20), json!(null), invalid_request),
        (request(json!({ "method": "" })), json!(7), method_not_found),
        (request(json!({ "method": "resources/list" })), json!(7), method_not_found),
        (request(json!({ "method": "x", "id": "\u{2028}" })), json!("\u{2028}"), method_not_found),
        (request(json!({ "params": {} })), json!(7), invalid_params),
        (request(json!({ "params": [] })), json!(7), invalid_params),
        (request(json!({ "params": { "name": 1 } })), json!(7), invalid_params),
        (request(json!({ "params": { "name": "a", "arguments": 1 } })), json!(7), invalid_params),
        (request(json!({ "params": ["search"], "id": null })), json!(null), invalid_params),
    ] {
        let reply = send(gateway.request(Method::POST, "/mcp").body(body.clone())).await;
        let expected = json!({
            "jsonrpc": "2.0",
            "id": id,
            "error": { "code": code, "message": message },
        });
        assert_eq!(reply.status, 200, "{body:.60}");
        assert_eq!(serde_json::from_str::<Value>(&reply.body).unwrap(), expected, "{body:.60}");
        assert_shape(&reply, Binding::JsonRpc);
    }
    gateway.assert_healthy().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notification_gets_no_reply() {
    let gateway = Running::start().await;
    let notification = json!({ "jsonrpc": "2.0", "method": "notifications/initialized" });
    let reply = send(gateway.request(Method::POST, "/mcp").json(&notification)).await;
    let headers = vec!["content-length: 0".to_owned()];
    assert_eq!(reply, Reply { status: 202, headers, body: String::new() });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_get_of_mcp_is_told_that_there_is_no_stream() {
    let gateway = Running::start().await;
    let reply = send(gateway.request(Method::GET, "/mcp")).await;
    assert_eq!(reply.status, 405);
    assert!(reply.headers.contains(&"allow: POST".to_owned()), "{reply:?}");
    assert_shape(&reply, Binding::JsonRpc);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_closes_their_side_after_the_request_still_gets_the_answer() {
    let gateway = Running::start().await;
    let request = format!("GET /sessions/{STRANGER} HTTP/1.1\r\nhost: gateway\r\n\r\n");
    for _ in 0..20 {
        let reply = String::from_utf8(gateway.raw(request.clone()).await).unwrap();
        assert!(reply.starts_with("HTTP/1.1 404 Not Found\r\n"), "{reply}");
        assert!(reply.contains("SESSION_NOT_FOUND"), "{reply}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_request_is_served_and_holds_up_no_other() {
    let gateway = Running::start().await;
    let address = gateway.address;
    let slow = tokio::task::spawn_blocking(move || {
        let body = r#"{"jsonrpc":"2.0","id":7,"method":"resources/list"}"#;
        let head = "POST /mcp HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\ncontent-length: ";
        let mut stream = connect(address);
        for byte in format!("{head}{}\r\n\r\n{body}", body.len()).bytes() {
            stream.write_all(&[byte]).unwrap();
            sleep(Duration::from_millis(10));
        }
        String::from_utf8(read_to_end(&mut stream)).unwrap()
    });
    for _ in 0..20 {
        gateway.assert_healthy().await;
    }
    assert!(!slow.is_finished(), "the slow request was not slow");
    assert!(slow.await.unwrap().contains("Method not found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_in_the_middle_of_a_request_harms_nobody() {
    let gateway = Running::start().await;
    for part in [
        "",
        "\r\n\r\n",
        "GET",
        "POST /sessions HTTP/1.1\r\ncontent-le",
        "POST /sessions HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{",
        "POST /mcp HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabc",
        "POST /mcp HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        "POST /mcp HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999999999999\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
    ] {
        let mut stream = connect(gateway.address);
        stream.write_all(part.as_bytes()).unwrap();
        drop(stream);
        gateway.raw(part).await;
        gateway.assert_healthy().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sends_all_of_a_long_body_before_listening_hears_the_answer() {
    let gateway = Running::start().await;
    let body = "x".repeat(20 << 20);
    for (path, expected) in [("/sessions", r#""code":413"#), ("/mcp", r#""code":-32600"#)] {
        let length = body.len();
        let head = format!("POST {path} HTTP/1.1\r\nhost: gateway\r\ncontent-length: {length}");
        let reply = gateway.raw(format!("{head}\r\n\r\n{body}")).await;
        let reply = String::from_utf8(reply).unwrap();
        assert!(reply.contains(expected), "{reply}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_never_ends_is_refused_in_the_format_of_the_route() {
    let gateway = Running::start().await;
    for (path, expected) in [("/sessions", r#""code":400"#), ("/mcp", r#""code":-32600"#)] {
        let head = "HTTP/1.1\r\nhost: gateway\r\ncontent-length: 100\r\n\r\n{";
        let reply = gateway.raw(format!("POST {path} {head}")).await;
        let reply = String::from_utf8(reply).unwrap();
        assert!(reply.contains(expected), "{reply}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_requests_at_once_all_get_their_answer() {
    let gateway = Running::start().await;
    let session =
        gateway.open_session(&json!({ "call_budget": 1000, "rate_limit_per_minute": 1000 })).await;
    let mut waiting = tokio::task::JoinSet::new();
    for number in 0..500 {
        let (request, expected) = match number % 5 {
            0 => (gateway.call(Binding::JsonRpc, &session, "search"), "result"),
            1 => (gateway.call(Binding::JsonRpc, &session, "delete"), "TOOL_NOT_AUTHORIZED"),
            2 => (gateway.call(Binding::Problem, &session, "delete"), "TOOL_NOT_AUTHORIZED"),
            3 => (gateway.request(Method::POST, "/mcp").body("{"), "Parse error"),
            _ => (gateway.request(Method::GET, "/sessions/unknown"), "SESSION_NOT_FOUND"),
        };
        waiting.spawn(async move { (send(request).await, expected) });
    }
    let mut answered = 0;
    while let Some(reply) = waiting.join_next().await {
        let (reply, expected) = reply.unwrap();
        assert!(reply.body.contains(expected), "{reply:?}");
        answered += 1;
    }
    assert_eq!(answered, 500);
    let shown = send(gateway.on_session(Method::GET, &session)).await;
    assert!(shown.body.contains(r#""calls_made":100,"#), "{shown:?}");
}
