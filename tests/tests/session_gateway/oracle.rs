//! Who does not own a session does not learn that it exists.

use reqwest::Method;
use serde_json::json;

use crate::gateway::{AGENT, Binding, Running, STRANGER, send, tools_call};

const UNKNOWN: &str = "5e551000-0000-4000-8000-000000000000";

/// A reply as it came, but for the time of day.
fn without_date(reply: &[u8]) -> String {
    let reply = str::from_utf8(reply).unwrap();
    let lines = reply.split_inclusive("\r\n").filter(|line| !line.starts_with("date: "));
    let kept: String = lines.collect();
    assert!(kept.len() < reply.len(), "{reply}");
    kept
}

/// One request for the session `id` in each binding, with one line of credentials or none.
fn requests(id: &str, credentials: &str, agent: &str) -> Vec<String> {
    let http = |method: &str, path: &str, accept: &str, more: &str, body: &str| {
        format!(
            "{method} {path} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\naccept: {accept}\r\n\
             {credentials}x-agent-id: {agent}\r\n{more}\r\n{body}",
            body.len(),
        )
    };
    let path = format!("/sessions/{id}");
    let call = format!("{path}/tools/search");
    let mut requests = vec![http(
        "POST",
        "/mcp",
        "*/*",
        &format!("x-arbiter-session: {id}\r\n"),
        &tools_call("search").to_string(),
    )];
    for accept in ["application/json", "application/problem+json"] {
        requests.push(http("GET", &path, accept, "", ""));
        requests.push(http("DELETE", &path, accept, "", ""));
        requests.push(http("POST", &call, accept, "", "{}"));
    }
    requests
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_another_looks_as_if_there_were_none() {
    let gateway = Running::start().await;
    let live = gateway.open_session(&json!({})).await;
    let spent = gateway.open_session(&json!({ "call_budget": 0 })).await;
    let closed = gateway.open_session(&json!({})).await;
    assert_eq!(send(gateway.on_session(Method::DELETE, &closed)).await.status, 204);
    let expired = gateway.open_session(&json!({ "ttl_seconds": 0 })).await;
    let own = gateway.open_session(&json!({})).await;

    let mut replies: Vec<Vec<String>> = Vec::new();
    for id in [UNKNOWN, "no-uuid", &live.id, &spent.id, &closed.id, &expired.id] {
        for credentials in [
            String::new(),
            "authorization: Bearer\r\n".into(),
            "authorization: Bearer guess\r\n".into(),
            format!("authorization: Basic {}\r\n", live.token),
            format!("authorization: Bearer {}\r\n", own.token),
            format!("authorization: Bearer {}x\r\n", live.token),
            format!("authorization: Bearer {}\r\n", live.token.to_uppercase()),
            format!("authorization: Bearer {}\r\n", "x".repeat(8000)),
        ] {
            for agent in [AGENT, STRANGER, "nobody"] {
                let mut row = Vec::new();
                for request in requests(id, &credentials, agent) {
                    row.push(without_date(&gateway.raw(request).await));
                }
                replies.push(row);
            }
        }
    }

    assert_eq!(replies.len(), 6 * 8 * 3);
    for row in &replies {
        assert_eq!(row, &replies[0]);
    }
    for (reply, status) in replies[0].iter().zip(["200", "404", "404", "404", "404", "404", "404"])
    {
        assert!(reply.starts_with(&format!("HTTP/1.1 {status} ")), "{reply}");
        assert!(reply.contains(r#""reason":"SESSION_NOT_FOUND""#), "{reply}");
    }
    assert_eq!(send(gateway.call(Binding::JsonRpc, &live, "search")).await.status, 200);
}
