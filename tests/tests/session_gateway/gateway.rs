//! A gateway on a free port, with a clock that only the test moves.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use wire_error_examples::serve::serve;
use wire_error_examples::session::{Gateway, Store, router};

/// The agent that opens the sessions.
pub(crate) const AGENT: &str = "a0000000-0000-4000-8000-000000000001";

/// Another one.
pub(crate) const STRANGER: &str = "a0000000-0000-4000-8000-000000000002";

/// When the tests begin, in seconds since 1970.
pub(crate) const START: u64 = 1_800_000_000;

pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) client: Client,
    clock: Arc<AtomicU64>,
}

/// What the owner of a session has.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) token: String,
    pub(crate) agent: String,
}

/// A whole reply. The headers are `name: value`, without the date, sorted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

/// How an error comes over the wire.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Binding {
    Aip193,
    Problem,
    JsonRpc,
}

impl Running {
    /// A gateway to sessions in memory.
    pub(crate) async fn start() -> Self {
        Self::open(None).await
    }

    /// A gateway to the sessions in `database`.
    pub(crate) async fn open(database: Option<&Path>) -> Self {
        let clock = Arc::new(AtomicU64::new(START));
        let now = Arc::clone(&clock);
        let gateway = Gateway::new(
            Store::open(database).unwrap(),
            Arc::new(move || now.load(Ordering::Relaxed)),
        );
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(listener, router(gateway), std::future::pending()));
        Self { address, client: Client::new(), clock }
    }

    pub(crate) fn pass(&self, seconds: u64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    /// `POST /sessions`, with the tool `search` and what `changes` in it.
    pub(crate) fn opening(&self, changes: &Value) -> RequestBuilder {
        let mut new = json!({
            "agent_id": AGENT,
            "tools": ["search"],
            "call_budget": 100,
            "ttl_seconds": 60,
            "rate_limit_per_minute": 100,
        });
        new.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        self.request(Method::POST, "/sessions").json(&new)
    }

    pub(crate) async fn open_session(&self, changes: &Value) -> Session {
        let reply = send(self.opening(changes)).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let opened: Value = serde_json::from_str(&reply.body).unwrap();
        let text = |key: &str| opened[key].as_str().unwrap().to_owned();
        Session { id: text("session_id"), token: text("session_token"), agent: AGENT.into() }
    }

    /// `GET` or `DELETE /sessions/{id}` by its owner.
    pub(crate) fn on_session(&self, method: Method, session: &Session) -> RequestBuilder {
        self.request(method, &format!("/sessions/{}", session.id)).bearer_auth(&session.token)
    }

    /// A call of `tool` in one of the bindings.
    pub(crate) fn call(&self, binding: Binding, session: &Session, tool: &str) -> RequestBuilder {
        let Session { id, token, agent } = session;
        let request = match binding {
            Binding::JsonRpc => self
                .request(Method::POST, "/mcp")
                .header("x-arbiter-session", id)
                .json(&tools_call(tool)),
            Binding::Aip193 | Binding::Problem => self
                .request(Method::POST, &format!("/sessions/{id}/tools/{tool}"))
                .json(&json!({ "query": "tea" })),
        };
        prefer(binding, request).bearer_auth(token).header("x-agent-id", agent)
    }

    /// Sends bytes as they are, closes this side, and reads all that comes back.
    pub(crate) async fn raw(&self, request: impl Into<Vec<u8>>) -> Vec<u8> {
        let (address, request) = (self.address, request.into());
        tokio::task::spawn_blocking(move || {
            let mut stream = connect(address);
            stream.write_all(&request).unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
            read_to_end(&mut stream)
        })
        .await
        .unwrap()
    }

    /// The gateway does its work.
    pub(crate) async fn assert_healthy(&self) {
        let session = self.open_session(&json!({ "agent_id": STRANGER, "ttl_seconds": 1 })).await;
        assert_eq!(send(self.on_session(Method::GET, &session)).await.status, 200);
        assert_eq!(send(self.on_session(Method::DELETE, &session)).await.status, 204);
    }
}

/// The request object of a call.
pub(crate) fn tools_call(tool: &str) -> Value {
    json!({
        "jsonrpc": "2.0",
        "id": 7,
        "method": "tools/call",
        "params": { "name": tool, "arguments": { "query": "tea" } },
    })
}

/// Asks for errors as the binding has them.
pub(crate) fn prefer(binding: Binding, request: RequestBuilder) -> RequestBuilder {
    match binding {
        Binding::Problem => request.header("accept", "application/problem+json"),
        Binding::Aip193 | Binding::JsonRpc => request.header("accept", "application/json"),
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let mut headers: Vec<String> = response
        .headers()
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    Reply { status: response.status().as_u16(), headers, body: response.text().await.unwrap() }
}

/// A connection that waits for an answer, but not for ever.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream
}

pub(crate) fn read_to_end(stream: &mut TcpStream) -> Vec<u8> {
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    reply
}
