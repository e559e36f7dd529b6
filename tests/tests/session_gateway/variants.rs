//! Every variant, by an ordinary request, in every binding.

use std::net::Ipv4Addr;
use std::path::Path;

use axum::Router;
use axum::routing::post;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use wire_error::jsonrpc;
use wire_error_examples::session::SessionError;

use crate::gateway::{AGENT, Binding, Reply, Running, STRANGER, Session, prefer, send};

/// What the vectors say of one variant.
pub(crate) struct Vector {
    pub(crate) variant: String,
    message: String,
    http: u16,
    grpc: String,
    reason: String,
    code: i64,
}

const DOMAIN: &str = "session.arbiter.example";

pub(crate) fn vectors() -> Vec<Vector> {
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/session.json")).unwrap();
    assert_eq!(vectors["domain"], DOMAIN);
    let vector = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        Vector {
            variant: text("variant"),
            message: text("message"),
            http: row["http"].as_u64().unwrap().try_into().unwrap(),
            grpc: text("grpc"),
            reason: text("reason"),
            code: row["code"].as_i64().unwrap(),
        }
    };
    vectors["errors"].as_array().unwrap().iter().map(vector).collect()
}

impl Vector {
    /// The whole reply: status, every header, and the bytes of the body.
    fn reply(&self, binding: Binding) -> Reply {
        let Self { message, http, grpc, reason, code, .. } = self;
        let info = format!(
            r#"{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"{DOMAIN}"}}"#
        );
        let title = StatusCode::from_u16(*http).unwrap().canonical_reason().unwrap();
        let (status, content_type, negotiated, body) = match binding {
            Binding::Aip193 => (
                *http,
                "application/json",
                true,
                format!(
                    r#"{{"error":{{"code":{http},"message":"{message}","status":"{grpc}","details":[{info}]}}}}"#
                ),
            ),
            Binding::Problem => (
                *http,
                "application/problem+json",
                true,
                format!(
                    r#"{{"type":"about:blank","title":"{title}","status":{http},"detail":"{message}","reason":"{reason}","domain":"{DOMAIN}"}}"#
                ),
            ),
            Binding::JsonRpc => (
                200,
                "application/json",
                false,
                format!(
                    r#"{{"jsonrpc":"2.0","id":7,"error":{{"code":{code},"message":"{message}","data":[{info}]}}}}"#
                ),
            ),
        };
        let mut headers = vec![
            "cache-control: no-store".to_owned(),
            format!("content-length: {}", body.len()),
            format!("content-type: {content_type}"),
        ];
        if negotiated {
            headers.push("vary: accept".to_owned());
        }
        Reply { status, headers, body }
    }
}

/// Makes the variant happen. The gateway's database is the file `database`.
pub(crate) async fn provoke(
    gateway: &Running,
    database: &Path,
    variant: &str,
    binding: Binding,
) -> Reply {
    let call = |session: &Session, tool: &str| send(gateway.call(binding, session, tool));
    match variant {
        "NotFound" => {
            let session = gateway.open_session(&json!({})).await;
            call(&Session { token: "guess".into(), ..session }, "search").await
        }
        "Expired" => {
            let session = gateway.open_session(&json!({})).await;
            gateway.pass(60);
            call(&session, "search").await
        }
        "BudgetExceeded" => {
            let session = gateway.open_session(&json!({ "call_budget": 1 })).await;
            assert_eq!(call(&session, "search").await.status, 200);
            call(&session, "search").await
        }
        "ToolNotAuthorized" => {
            let session = gateway.open_session(&json!({})).await;
            call(&session, "delete").await
        }
        "AlreadyClosed" => {
            let session = gateway.open_session(&json!({})).await;
            assert_eq!(send(gateway.on_session(Method::DELETE, &session)).await.status, 204);
            call(&session, "search").await
        }
        "RateLimited" => {
            let session = gateway.open_session(&json!({ "rate_limit_per_minute": 1 })).await;
            assert_eq!(call(&session, "search").await.status, 200);
            call(&session, "search").await
        }
        "AgentMismatch" => {
            let session = gateway.open_session(&json!({})).await;
            call(&Session { agent: STRANGER.into(), ..session }, "search").await
        }
        "StorageWriteThrough" => {
            let session = gateway.open_session(&json!({})).await;
            // SQLite notices that what it would write to is no longer the database.
            let away = database.with_extension("away");
            std::fs::rename(database, &away).unwrap();
            let reply = call(&session, "search").await;
            std::fs::rename(&away, database).unwrap();
            assert_eq!(send(gateway.call(binding, &session, "search")).await.status, 200);
            reply
        }
        "TooManySessions" => {
            for _ in 0..10 {
                gateway.open_session(&json!({})).await;
            }
            send(prefer(binding, gateway.opening(&json!({})))).await
        }
        other => panic!("no request provokes {other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_variant_comes_as_the_vectors_say_on_every_binding() {
    let folder = tempfile::tempdir().unwrap();
    for binding in [Binding::Aip193, Binding::Problem, Binding::JsonRpc] {
        for vector in vectors() {
            if binding == Binding::JsonRpc && vector.variant == "TooManySessions" {
                continue; // sessions are opened over HTTP alone; see the next test
            }
            let database = folder.path().join(format!("{binding:?}-{}.db", vector.variant));
            let gateway = Running::open(Some(&database)).await;
            let reply = provoke(&gateway, &database, &vector.variant, binding).await;
            assert_eq!(reply, vector.reply(binding), "{} as {binding:?}", vector.variant);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_sessions_comes_as_the_vectors_say_over_json_rpc() {
    let serve = || async {
        let agent_id = AGENT.to_owned();
        jsonrpc::Response::from(SessionError::TooManySessions { agent_id, max: 10, current: 10 })
            .id(7)
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let server = axum::serve(listener, Router::new().route("/", post(serve)));
    tokio::spawn(server.into_future());

    let reply = send(reqwest::Client::new().post(url)).await;
    let vector = vectors().into_iter().find(|vector| vector.variant == "TooManySessions").unwrap();
    assert_eq!(reply, vector.reply(Binding::JsonRpc));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_closed_again_is_already_closed() {
    let gateway = Running::start().await;
    let vector = vectors().into_iter().find(|vector| vector.variant == "AlreadyClosed").unwrap();
    for binding in [Binding::Aip193, Binding::Problem] {
        let session = gateway.open_session(&json!({})).await;
        let close = || send(prefer(binding, gateway.on_session(Method::DELETE, &session)));
        assert_eq!(close().await, Reply { status: 204, headers: vec![], body: String::new() });
        assert_eq!(close().await, vector.reply(binding));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (database, away) = (folder.path().join("sessions.db"), folder.path().join("away.db"));
    let gateway = Running::open(Some(&database)).await;
    let session = gateway.open_session(&json!({ "call_budget": 1 })).await;

    std::fs::rename(&database, &away).unwrap();
    for request in [
        gateway.call(Binding::Aip193, &session, "search"),
        gateway.on_session(Method::DELETE, &session),
        gateway.opening(&json!({})),
    ] {
        assert_eq!(send(request).await.status, 503);
    }
    std::fs::rename(&away, &database).unwrap();

    for status in [200, 429] {
        let reply = send(gateway.call(Binding::Aip193, &session, "search")).await;
        assert_eq!(reply.status, status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accept_decides_between_aip_193_and_problem_details() {
    let gateway = Running::start().await;
    for (accept, content_type) in [
        (None, "application/json"),
        (Some("*/*"), "application/json"),
        (Some("application/json"), "application/json"),
        (Some("text/html, */*;q=0.8"), "application/json"),
        (Some("application/problem+json"), "application/problem+json"),
        (Some("application/problem+json, application/json;q=0.9"), "application/problem+json"),
        (Some("application/problem+json;q=0.1, application/json"), "application/json"),
        (Some("APPLICATION/PROBLEM+JSON"), "application/problem+json"),
        (Some(";;;,,q=\u{1}"), "application/json"),
    ] {
        for path in ["/sessions/unknown", "/no/such/route"] {
            let mut request = gateway.request(Method::GET, path);
            if let Some(Ok(accept)) = accept.map(str::parse::<reqwest::header::HeaderValue>) {
                request = request.header("accept", accept);
            }
            let reply = send(request).await;
            let expected = format!("content-type: {content_type}");
            assert!(reply.headers.contains(&expected), "{accept:?}: {reply:?}");
            assert!(reply.headers.contains(&"vary: accept".to_owned()), "{accept:?}: {reply:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_id_comes_back() {
    let gateway = Running::start().await;
    let session = Session { id: "none".into(), token: String::new(), agent: AGENT.into() };
    for (binding, expected) in [
        (
            Binding::Aip193,
            r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"first-hop"}]}}"#,
        ),
        (Binding::Problem, r#","request_id":"first-hop"}"#),
        (
            Binding::JsonRpc,
            r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"first-hop"}]}}"#,
        ),
    ] {
        let call = || gateway.call(binding, &session, "search");
        let reply = send(call().header("x-request-id", "first-hop")).await;
        assert!(reply.body.ends_with(expected), "{reply:?}");

        let vector = vectors().into_iter().find(|vector| vector.variant == "NotFound").unwrap();
        for no_id in ["", "two words", &"x".repeat(129)] {
            let reply = send(call().header("x-request-id", no_id)).await;
            assert_eq!(reply, vector.reply(binding));
        }
    }
}
