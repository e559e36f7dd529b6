//! What a session may do, and when it no longer may.

use reqwest::Method;
use serde_json::{Value, json};

use crate::gateway::{AGENT, Binding, Running, START, STRANGER, Session, send};

async fn status(gateway: &Running, session: &Session, tool: &str) -> u16 {
    send(gateway.call(Binding::Aip193, session, tool)).await.status
}

async fn shown(gateway: &Running, session: &Session) -> Value {
    let reply = send(gateway.on_session(Method::GET, session)).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    serde_json::from_str(&reply.body).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_sees_the_session() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({})).await;
    assert_eq!(status(&gateway, &session, "search").await, 200);
    let mut expected = json!({
        "session_id": session.id,
        "agent_id": AGENT,
        "tools": ["search"],
        "call_budget": 100,
        "calls_made": 1,
        "rate_limit_per_minute": 100,
        "expires_at": START + 60,
        "status": "active",
    });
    assert_eq!(shown(&gateway, &session).await, expected);

    gateway.pass(60);
    expected["status"] = "expired".into();
    assert_eq!(shown(&gateway, &session).await, expected);

    assert_eq!(send(gateway.on_session(Method::DELETE, &session)).await.status, 204);
    expected["status"] = "closed".into();
    assert_eq!(shown(&gateway, &session).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tool_says_what_it_was_told() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({})).await;
    let reply = send(gateway.call(Binding::JsonRpc, &session, "search")).await;
    assert_eq!(
        serde_json::from_str::<Value>(&reply.body).unwrap(),
        json!({
            "jsonrpc": "2.0",
            "id": 7,
            "result": { "content": [{ "type": "text", "text": r#"{"query":"tea"}"# }] },
        }),
    );
    let reply = send(gateway.call(Binding::Aip193, &session, "search")).await;
    assert_eq!(reply.body, r#"{"content":[{"text":"{\"query\":\"tea\"}","type":"text"}]}"#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rate_limit_ends_with_its_minute() {
    let gateway = Running::start().await;
    let limits = json!({ "rate_limit_per_minute": 2, "ttl_seconds": 600 });
    let session = gateway.open_session(&limits).await;
    for (wait, expected) in [(0, 200), (30, 200), (29, 429), (1, 200), (0, 200), (0, 429)] {
        gateway.pass(wait);
        assert_eq!(status(&gateway, &session, "search").await, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_call_costs_nothing() {
    let gateway = Running::start().await;
    let limits = json!({ "call_budget": 2, "rate_limit_per_minute": 1, "ttl_seconds": 600 });
    let session = gateway.open_session(&limits).await;
    for (wait, tool, expected) in [
        (0, "delete", 403),
        (0, "search", 200),
        (0, "search", 429),
        (60, "search", 200),
        (60, "search", 429),
    ] {
        gateway.pass(wait);
        assert_eq!(status(&gateway, &session, tool).await, expected);
    }
    assert_eq!(shown(&gateway, &session).await["calls_made"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_without_tools_may_call_none() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({ "tools": [] })).await;
    assert_eq!(status(&gateway, &session, "search").await, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_closed_or_expired_makes_room_for_another() {
    let gateway = Running::start().await;
    let mut sessions = Vec::new();
    for _ in 0..10 {
        sessions.push(gateway.open_session(&json!({ "ttl_seconds": 60 })).await);
    }
    let opened = |agent: &str| send(gateway.opening(&json!({ "agent_id": agent })));
    assert_eq!(opened(AGENT).await.status, 429);
    assert_eq!(opened(STRANGER).await.status, 201);
    assert_eq!(send(gateway.on_session(Method::DELETE, &sessions[0])).await.status, 204);
    assert_eq!(opened(AGENT).await.status, 201);
    assert_eq!(opened(AGENT).await.status, 429);
    gateway.pass(60);
    assert_eq!(opened(AGENT).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_forgotten_a_day_after_its_time() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({ "ttl_seconds": 60 })).await;
    gateway.pass(60 + 24 * 60 * 60);
    gateway.assert_healthy().await;
    assert_eq!(status(&gateway, &session, "search").await, 408);
    gateway.pass(1);
    gateway.assert_healthy().await;
    assert_eq!(status(&gateway, &session, "search").await, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_outlive_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sessions.db");
    let session = Running::open(Some(&database)).await.open_session(&json!({})).await;
    let gateway = Running::open(Some(&database)).await;
    assert_eq!(status(&gateway, &session, "search").await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_agent_is_told_before_expiry_closure_budget_and_tools() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({ "call_budget": 0, "tools": [] })).await;
    let stranger = Session { agent: STRANGER.into(), ..session.clone() };
    let reply = send(gateway.call(Binding::JsonRpc, &stranger, "search")).await;
    gateway.pass(60);
    assert_eq!(send(gateway.on_session(Method::DELETE, &session)).await.status, 204);
    assert!(reply.body.contains("AGENT_MISMATCH"), "{reply:?}");
    assert_eq!(send(gateway.call(Binding::JsonRpc, &stranger, "search")).await, reply);
}

#[tokio::test(flavor = "multi_thread")]
async fn over_json_rpc_an_agent_must_say_who_it_is() {
    let gateway = Running::start().await;
    let session = gateway.open_session(&json!({})).await;
    for agent in [None, Some(""), Some("nobody")] {
        let mut request = gateway
            .request(Method::POST, "/mcp")
            .bearer_auth(&session.token)
            .header("x-arbiter-session", &session.id)
            .json(&crate::gateway::tools_call("search"));
        if let Some(agent) = agent {
            request = request.header("x-agent-id", agent);
        }
        let reply = send(request).await;
        assert!(reply.body.contains("AGENT_MISMATCH"), "{agent:?}: {reply:?}");
    }
}
