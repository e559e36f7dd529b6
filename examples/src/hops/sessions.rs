//! A client of the session gateway.

use std::error::Error;
use std::net::SocketAddr;

use axum::body::Bytes;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use uuid::Uuid;
use wire_error::aip193;

use super::GuardError;

/// No answer of the gateway is longer.
const MAX_ANSWER: usize = 1 << 20;

type Cause = Box<dyn Error + Send + Sync>;

/// The session of an agent at the gateway.
pub struct Sessions {
    gateway: SocketAddr,
    session: Opened,
}

/// What the gateway says of a session that it opened.
#[derive(Deserialize)]
struct Opened {
    session_id: Uuid,
    session_token: String,
}

impl Sessions {
    /// Opens a session at the gateway, for so many calls.
    ///
    /// # Errors
    ///
    /// Where the gateway cannot be reached, or opens none.
    pub async fn open(gateway: SocketAddr, calls: u32) -> Result<Self, GuardError> {
        let session = json!({
            "agent_id": Uuid::new_v4(),
            "tools": ["message"],
            "call_budget": calls,
            "ttl_seconds": 3600,
            "rate_limit_per_minute": 60,
        });
        let answer = post(gateway, "/sessions", &session, |request| request).await?;
        let session = serde_json::from_slice(&answer)
            .map_err(|error| GuardError::Unreachable(error.into()))?;
        Ok(Self { gateway, session })
    }

    /// Makes one call of the session, in the name of the request with this id.
    ///
    /// # Errors
    ///
    /// Where the gateway cannot be reached, or refuses the call.
    pub async fn call(&self, request_id: &str) -> Result<(), GuardError> {
        let Opened { session_id, session_token } = &self.session;
        let path = format!("/sessions/{session_id}/tools/message");
        let named = |request: axum::http::request::Builder| {
            request
                .header(header::AUTHORIZATION, format!("Bearer {session_token}"))
                .header("x-request-id", request_id)
        };
        post(self.gateway, &path, &json!({}), named).await.map(drop)
    }
}

/// Sends a request, and gives what a success answers.
async fn post(
    gateway: SocketAddr,
    path: &str,
    body: &Value,
    with: impl FnOnce(axum::http::request::Builder) -> axum::http::request::Builder,
) -> Result<Bytes, GuardError> {
    let request = with(Request::post(path))
        .header(header::HOST, gateway.to_string())
        .header(header::CONTENT_TYPE, "application/json")
        .body(Full::new(Bytes::from(body.to_string())));
    let exchange = async { exchange(gateway, request?).await };
    let (status, answer) = exchange.await.map_err(GuardError::Unreachable)?;
    if status.is_success() {
        return Ok(answer);
    }
    Err(received(status, &answer)?.into())
}

/// The error that the gateway answered, as its client enum has it.
fn received(
    status: StatusCode,
    answer: &[u8],
) -> Result<wire_error::Received<crate::session::SessionClientError>, GuardError> {
    Ok(aip193::decode(status.as_u16(), answer)?.into())
}

async fn exchange(
    gateway: SocketAddr,
    request: Request<Full<Bytes>>,
) -> Result<(StatusCode, Bytes), Cause> {
    let stream = TcpStream::connect(gateway).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let response: Response<_> = sender.send_request(request).await?;
    let status = response.status();
    let answer = Limited::new(response.into_body(), MAX_ANSWER).collect().await?;
    Ok((status, answer.to_bytes()))
}
