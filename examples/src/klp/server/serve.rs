//! Serves connections until it is told to stop.

use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use futures_util::{SinkExt, StreamExt};
use tokio::net::UnixStream;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::codec::Framed;

use super::agent::Session;
use super::frame::FrameCodec;
use super::{Agent, Socket};
use crate::serve::GRACE;

/// How long to wait when the system has no room for one more connection.
const NO_ROOM: Duration = Duration::from_millis(50);

/// Answers every connection until `stop` is ready. Requests that have begun are answered then, and
/// the socket file is removed.
pub async fn serve(socket: Socket, agent: Agent, stop: impl Future<Output = ()>) {
    let agent = Arc::new(agent);
    let (stopping, stopped) = watch::channel(());
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => {}
            accepted = socket.listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, Session::new(&agent), stopped.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    sleep(NO_ROOM).await;
                }
            }
        }
    }
    agent.stop();
    drop((socket, stopping));
    let ended = async { while connections.join_next().await.is_some() {} };
    // A peer that does not read its reply is left behind.
    let _ = timeout(GRACE, ended).await;
}

/// Answers the frames of one connection, one after the other.
async fn converse(stream: UnixStream, mut session: Session, mut stopped: watch::Receiver<()>) {
    let mut frames = Framed::new(stream, FrameCodec::default());
    loop {
        let frame = tokio::select! {
            frame = frames.next() => frame,
            _ = stopped.changed() => return,
        };
        let Some(Ok(frame)) = frame else { return };
        let reply = session.reply(&frame).await;
        drop(frame);
        if let Some(reply) = reply
            && frames.send(reply).await.is_err()
        {
            return;
        }
        give_back(frames.read_buffer_mut());
        give_back(frames.write_buffer_mut());
    }
}

/// The room of a connection between frames, in bytes. With less, a long body would be skipped in
/// pieces of a few bytes.
const ROOM: usize = 8 << 10;

/// Drops the room of a long frame: a connection may stay open, and never have another.
fn give_back(buffer: &mut BytesMut) {
    if buffer.is_empty() && buffer.capacity() > ROOM {
        *buffer = BytesMut::with_capacity(ROOM);
    }
}
