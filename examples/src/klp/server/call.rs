//! A client for the shell: one request, one reply.

use std::io;
use std::path::{Path, PathBuf};

use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tokio::net::UnixStream;
use tokio_util::codec::Framed;

use super::RpcError;
use super::frame::{Frame, FrameCodec};
use super::request::{is_object, present};

/// What the agent replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The response object, as it came.
    pub json: String,
    /// What went wrong, where the reply is an error.
    pub error: Option<RpcError>,
}

/// Why there is no reply.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// Nothing can be reached there.
    #[error("no agent answers on {socket}: {source}")]
    Connect {
        /// The path of the socket.
        socket: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The connection broke.
    #[error("the connection broke: {0}")]
    Broken(#[from] io::Error),
    /// The agent ended the connection.
    #[error("the agent closed the connection without a reply")]
    Closed,
    /// What came is no response.
    #[error("what came is no response of an agent: {0}")]
    NotAResponse(String),
}

/// Sends one request to the agent on `socket`, after the handshake. Where the agent refuses the
/// handshake, that is the reply.
///
/// # Errors
///
/// Where there is no reply. A reply that is an error is a [`Reply`].
pub async fn call(socket: &Path, method: &str, params: Option<Value>) -> Result<Reply, CallError> {
    let stream = UnixStream::connect(socket)
        .await
        .map_err(|source| CallError::Connect { socket: socket.to_owned(), source })?;
    let mut frames = Framed::new(stream, FrameCodec::default());
    let versions = json!({ "protocol": [1] });
    let greeting = exchange(&mut frames, "0", "system.handshake", Some(versions)).await?;
    if greeting.error.is_some() {
        return Ok(greeting);
    }
    exchange(&mut frames, "1", method, params).await
}

async fn exchange(
    frames: &mut Framed<UnixStream, FrameCodec>,
    id: &str,
    method: &str,
    params: Option<Value>,
) -> Result<Reply, CallError> {
    let mut request = json!({ "jsonrpc": "2.0", "id": id, "method": method });
    if let Some(params) = params {
        request["params"] = params;
    }
    frames.send(request.to_string().into_bytes()).await?;
    match frames.next().await.ok_or(CallError::Closed)?? {
        Frame::Body(body) => read_reply(&body, id),
        Frame::Truncated => Err(CallError::Closed),
        Frame::TooLong { len } => Err(CallError::NotAResponse(format!("{len} bytes"))),
    }
}

/// Reads the response to the request `id`. One to no request is to this one: there is no other.
fn read_reply(body: &[u8], id: &str) -> Result<Reply, CallError> {
    #[derive(Deserialize)]
    struct Response<'a> {
        id: Option<String>,
        #[serde(borrow, default, deserialize_with = "present")]
        result: Option<&'a RawValue>,
        #[serde(default)]
        error: Option<RpcError>,
    }
    let not_a_response = |why: &dyn ToString| CallError::NotAResponse(why.to_string());
    let json: &RawValue = serde_json::from_slice(body).map_err(|error| not_a_response(&error))?;
    if !is_object(json) {
        return Err(not_a_response(&"a response is an object"));
    }
    let json = json.get();
    let response: Response<'_> =
        serde_json::from_str(json).map_err(|error| not_a_response(&error))?;
    if response.id.is_some_and(|theirs| theirs != id) {
        return Err(not_a_response(&"it answers another request"));
    }
    if response.result.is_some() == response.error.is_some() {
        return Err(not_a_response(&"it has not one of `result` and `error`"));
    }
    Ok(Reply { json: json.to_owned(), error: response.error })
}
