//! The agent: what it answers to each frame of a connection.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use wire_error::jsonrpc;

use super::frame::{Frame, MAX_FRAME};
use super::method::{HANDSHAKE, Method};
use super::rate_limit::RateLimit;
use super::request::{self, Refusal, Request};
use super::{ErrorKind, RpcError, Store, store};
use crate::database::{Database, Undone};
use crate::serve::Busy;

/// The versions of the protocol that the agent speaks.
const PROTOCOL: [u64; 1] = [1];

/// Whether the agent reaches the broker, which tells the other agents what happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Broker {
    /// It does.
    #[default]
    Up,
    /// It does not: what others must hear of is refused.
    Down,
}

/// What all connections share.
pub struct Agent {
    database: Database,
    broker: Broker,
    clock: Box<dyn Fn() -> Instant + Send + Sync>,
}

impl Agent {
    /// An agent that reads the time from `clock`.
    pub fn new(
        store: Store,
        broker: Broker,
        clock: impl Fn() -> Instant + Send + Sync + 'static,
    ) -> Self {
        Self { database: store.0, broker, clock: Box::new(clock) }
    }

    fn reach_broker(&self) -> Result<(), RpcError> {
        match self.broker {
            Broker::Up => Ok(()),
            Broker::Down => Err(RpcError::new(ErrorKind::AgentDisconnected, "retry later")),
        }
    }

    /// Refuses what has not begun, and whatever comes: the agent is about to end.
    pub(super) fn stop(&self) {
        self.database.stop();
    }

    /// Does what writes.
    async fn write<T, F>(&self, job: F) -> Result<Value, RpcError>
    where
        T: Serialize,
        F: FnOnce(&mut Connection) -> Result<T, RpcError> + Send + 'static,
    {
        let job = move |database: &mut Connection| Ok(serde_json::to_value(job(database)?)?);
        self.database.write(job).await.unwrap_or_else(|undone| Err(undone.into()))
    }

    async fn jobs(&self) -> Result<Value, RpcError> {
        let jobs = self.database.read(|database| store::jobs(database)).await??;
        Ok(json!({ "jobs": jobs }))
    }
}

impl fmt::Debug for Agent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Agent").field("broker", &self.broker).finish_non_exhaustive()
    }
}

/// One connection, as the agent sees it.
pub(super) struct Session {
    agent: Arc<Agent>,
    /// Owns the runs that the connection begins. Not known to any peer.
    id: String,
    greeted: bool,
    rate_limit: RateLimit,
}

impl Session {
    pub(super) fn new(agent: &Arc<Agent>) -> Self {
        Self {
            agent: Arc::clone(agent),
            id: Uuid::new_v4().to_string(),
            greeted: false,
            rate_limit: RateLimit::default(),
        }
    }

    /// The reply to a frame. A notification has none.
    pub(super) async fn reply(&mut self, frame: &Frame) -> Option<Vec<u8>> {
        let refuse = |kind, detail| Some(response(None, Err(RpcError::new(kind, detail))));
        let body = match frame {
            Frame::Body(body) => body,
            Frame::TooLong { .. } => {
                return refuse(ErrorKind::PayloadTooLarge, "a frame is at most 1048576 bytes");
            }
            Frame::Truncated => {
                return refuse(ErrorKind::ParseError, "the stream ended inside a frame");
            }
        };
        match request::parse(body) {
            Err(Refusal { id, error }) => Some(response(id.as_deref(), Err(error))),
            Ok(request) => {
                let result = self.answer(&request).await;
                request.id.map(|id| response(Some(&id), result))
            }
        }
    }

    async fn answer(&mut self, request: &Request<'_>) -> Result<Value, RpcError> {
        if !self.rate_limit.admit((self.agent.clock)()) {
            let detail = "at most 60 requests a minute on a connection";
            return Err(RpcError::new(ErrorKind::RateLimit, detail));
        }
        if !self.greeted && request.method != HANDSHAKE {
            let detail = "the first request is system.handshake";
            return Err(RpcError::new(ErrorKind::InvalidRequest, detail));
        }
        let method = Method::parse(&request.method, request.params)?;
        self.run(method).await
    }

    async fn run(&mut self, method: Method) -> Result<Value, RpcError> {
        let agent = &self.agent;
        match method {
            Method::Handshake { protocol } => self.greet(&protocol),
            Method::Ping => Ok(json!({})),
            Method::ListJobs => agent.jobs().await,
            Method::ExecuteJob { job_id } => {
                agent.reach_broker()?;
                let connection = self.id.clone();
                agent.write(move |database| store::execute(database, &job_id, &connection)).await
            }
            Method::KillRun { run_id } => {
                agent.reach_broker()?;
                let connection = self.id.clone();
                let kill = move |database: &mut Connection| {
                    store::kill(database, &run_id, &connection)?;
                    Ok(json!({ "run_id": run_id, "state": "killed" }))
                };
                agent.write(kill).await
            }
            Method::AcknowledgeNotification { notification_id } => {
                agent.reach_broker()?;
                let acknowledge = move |database: &mut Connection| {
                    store::acknowledge(database, &notification_id)?;
                    Ok(json!({ "notification_id": notification_id, "acknowledged": true }))
                };
                agent.write(acknowledge).await
            }
        }
    }

    /// Agrees on a version. A peer may ask again.
    fn greet(&mut self, offered: &[u64]) -> Result<Value, RpcError> {
        let common = PROTOCOL.into_iter().rev().find(|version| offered.contains(version));
        let Some(version) = common else {
            let detail = format!("the agent speaks {PROTOCOL:?}");
            return Err(RpcError::new(ErrorKind::StaleProtocol, detail));
        };
        self.greeted = true;
        Ok(json!({ "protocol": version }))
    }
}

/// A response object (JSON-RPC 2.0, section 5) that fits into a frame.
fn response(id: Option<&str>, result: Result<Value, RpcError>) -> Vec<u8> {
    #[derive(Serialize)]
    struct Success<'a> {
        jsonrpc: &'static str,
        id: Option<&'a str>,
        result: Value,
    }
    let written =
        result.and_then(|result| Ok(serde_json::to_vec(&Success { jsonrpc: "2.0", id, result })?));
    match written {
        Ok(body) if body.len() <= MAX_FRAME => body,
        Ok(_) => {
            let detail = "the result does not fit into a frame of 1048576 bytes";
            jsonrpc::to_vec(id, &RpcError::new(ErrorKind::PayloadTooLarge, detail))
        }
        Err(error) => {
            tracing::debug!(kind = ?error.kind(), code = error.code, "request refused");
            jsonrpc::to_vec(id, &error)
        }
    }
}

/// What KLP has of UNAVAILABLE is the kind of an agent that cannot do its part now.
impl From<Busy> for RpcError {
    fn from(_: Busy) -> Self {
        let error = Self::new(ErrorKind::AgentDisconnected, "retry after 1s");
        error.with_message("Agent busy")
    }
}

/// Where a job panics, the panic goes to the log.
impl From<Undone> for RpcError {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Busy(busy) => busy.into(),
            Undone::Moved(error) => error.into(),
            Undone::Panicked(panic) => Self::new(ErrorKind::InternalError, panic.to_string()),
        }
    }
}

/// A result of the agent's own that does not serialize is its own fault.
impl From<serde_json::Error> for RpcError {
    fn from(error: serde_json::Error) -> Self {
        Self::new(ErrorKind::InternalError, format!("serializing a result: {error}"))
    }
}
