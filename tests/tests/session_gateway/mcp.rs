//! What MCP's own clients ask before they call a tool.

use reqwest::Method;
use serde_json::{Value, json};

use crate::gateway::{Binding, Reply, Running, STRANGER, Session, send};

/// The reply to one request without a session, or of the owner of one.
async fn ask(gateway: &Running, session: Option<&Session>, method: &str, params: Value) -> Reply {
    let request = json!({ "jsonrpc": "2.0", "id": 7, "method": method, "params": params });
    let mut post = gateway.request(Method::POST, "/mcp").json(&request);
    if let Some(Session { id, token, agent }) = session {
        post = post.bearer_auth(token).header("x-arbiter-session", id).header("x-agent-id", agent);
    }
    send(post).await
}

fn answered(body: &str) -> Reply {
    let headers =
        [format!("content-length: {}", body.len()), "content-type: application/json".to_owned()];
    Reply { status: 200, headers: headers.into(), body: body.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_initializes_is_told_the_version_and_that_there_are_tools() {
    let gateway = Running::start().await;
    for (asked, agreed) in [
        ("2025-11-25", "2025-11-25"),
        ("2025-06-18", "2025-06-18"),
        ("2025-03-26", "2025-03-26"),
        ("2024-11-05", "2025-11-25"),
        ("1.0", "2025-11-25"),
    ] {
        let params = json!({
            "protocolVersion": asked,
            "capabilities": {},
            "clientInfo": { "name": "test", "version": "1" },
        });
        let version = env!("CARGO_PKG_VERSION");
        let expected = answered(&format!(
            r#"{{"id":7,"jsonrpc":"2.0","result":{{"capabilities":{{"tools":{{}}}},"protocolVersion":"{agreed}","serverInfo":{{"name":"session_gateway","version":"{version}"}}}}}}"#,
        ));
        assert_eq!(ask(&gateway, None, "initialize", params).await, expected);
    }
    let refused = r#"{"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"Invalid params"}}"#;
    for params in [json!({}), json!([]), json!({ "protocolVersion": 1 })] {
        assert_eq!(ask(&gateway, None, "initialize", params).await.body, refused);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ping_is_answered() {
    let gateway = Running::start().await;
    let expected = answered(r#"{"id":7,"jsonrpc":"2.0","result":{}}"#);
    assert_eq!(ask(&gateway, None, "ping", json!({})).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tools_are_those_of_the_session() {
    let gateway = Running::start().await;
    let none = answered(r#"{"id":7,"jsonrpc":"2.0","result":{"tools":[]}}"#);
    assert_eq!(ask(&gateway, None, "tools/list", json!({})).await, none);

    let session = gateway.open_session(&json!({ "tools": ["search", "sum"] })).await;
    let expected = answered(
        r#"{"id":7,"jsonrpc":"2.0","result":{"tools":[{"description":"Says what it was told.","inputSchema":{"type":"object"},"name":"search"},{"description":"Says what it was told.","inputSchema":{"type":"object"},"name":"sum"}]}}"#,
    );
    assert_eq!(ask(&gateway, Some(&session), "tools/list", json!({})).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_call_a_tool_of_the_session_does_not_see_it() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({})).await;
    for other in [
        Session { token: "guess".into(), ..session.clone() },
        Session { id: "unknown".into(), ..session.clone() },
        Session { agent: STRANGER.into(), ..session.clone() },
    ] {
        let listed = ask(&gateway, Some(&other), "tools/list", json!({})).await;
        assert_eq!(listed, send(gateway.call(Binding::JsonRpc, &other, "search")).await);
        assert!(listed.body.contains(r#""error":"#), "{listed:?}");
    }
}
