//! An agent in this process, and a peer that knows nothing of its code.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use wire_error_examples::klp::{Agent, Broker, Socket, Store, serve};

/// Longer than anything takes that works.
const PATIENCE: Duration = Duration::from_secs(20);

/// An empty directory, removed on drop.
pub(crate) struct Directory(PathBuf);

impl Directory {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("klp-{}-{count}", std::process::id()));
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An agent that serves until it is stopped.
pub(crate) struct Running {
    pub(crate) directory: Directory,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Running {
    /// An agent with a new database in memory, whose clock goes on by a minute with each request:
    /// no rate limit gets in the way.
    pub(crate) fn new() -> Self {
        let minutes = AtomicU64::new(0);
        let start = Instant::now();
        Self::with(Store::open(None).unwrap(), Broker::Up, move || {
            start + Duration::from_mins(minutes.fetch_add(1, Ordering::Relaxed))
        })
    }

    pub(crate) fn with(
        store: Store,
        broker: Broker,
        clock: impl Fn() -> Instant + Send + Sync + 'static,
    ) -> Self {
        let directory = Directory::new();
        let socket = Socket::bind(&directory.join("klp.sock")).unwrap();
        let (stop, stopped) = oneshot::channel();
        let agent = Agent::new(store, broker, clock);
        let serving = tokio::spawn(serve(socket, agent, async {
            let _ = stopped.await;
        }));
        Self { directory, stop, serving }
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.directory.join("klp.sock")
    }

    /// A connection that has not said anything.
    pub(crate) async fn connect(&self) -> Peer {
        Peer::connect(&self.socket()).await
    }

    /// A connection after the handshake.
    pub(crate) async fn greet(&self) -> Peer {
        let mut peer = self.connect().await;
        let reply = peer.call("system.handshake", json!({ "protocol": [1] })).await;
        assert_eq!(reply, success(json!({ "protocol": 1 })));
        peer
    }

    /// Stops the agent, which must not take long whatever its peers do.
    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        timeout(PATIENCE, self.serving).await.unwrap().unwrap();
        assert!(!self.directory.join("klp.sock").exists(), "the socket file is left");
    }
}

/// One connection to an agent.
pub(crate) struct Peer(pub(crate) UnixStream);

impl Peer {
    pub(crate) async fn connect(socket: &Path) -> Self {
        Self(UnixStream::connect(socket).await.unwrap())
    }

    /// Sends bytes as they are.
    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        timeout(PATIENCE, self.0.write_all(bytes)).await.unwrap().unwrap();
    }

    /// Sends a frame with this body.
    pub(crate) async fn send(&mut self, body: impl AsRef<[u8]>) {
        self.write(&frame(body.as_ref())).await;
    }

    /// The body of the next frame.
    pub(crate) async fn receive_bytes(&mut self) -> Vec<u8> {
        let read = async {
            let len = self.0.read_u32().await.unwrap();
            assert!(len <= 1 << 20, "a frame of {len} bytes");
            let mut body = vec![0; len as usize];
            self.0.read_exact(&mut body).await.unwrap();
            body
        };
        timeout(PATIENCE, read).await.expect("no reply")
    }

    /// The next frame, which must be JSON.
    pub(crate) async fn receive(&mut self) -> Value {
        let body = self.receive_bytes().await;
        serde_json::from_slice(&body).unwrap_or_else(|error| panic!("{error}: {body:?}"))
    }

    /// Sends a frame and returns the reply.
    pub(crate) async fn exchange(&mut self, body: impl AsRef<[u8]>) -> Value {
        self.send(body).await;
        self.receive().await
    }

    /// Sends a request with the id `"1"` and returns the reply.
    pub(crate) async fn call(&mut self, method: &str, params: Value) -> Value {
        let request = json!({ "jsonrpc": "2.0", "id": "1", "method": method, "params": params });
        self.exchange(request.to_string()).await
    }

    /// Checks that the connection is still good.
    pub(crate) async fn assert_alive(&mut self) {
        assert_eq!(self.call("system.ping", json!({})).await, success(json!({})));
    }

    /// Checks that the agent has nothing more to say and has ended the connection.
    pub(crate) async fn assert_closed(&mut self) {
        let mut rest = Vec::new();
        timeout(PATIENCE, self.0.read_to_end(&mut rest)).await.expect("still open").unwrap();
        assert_eq!(rest, b"");
    }
}

/// A frame with this body.
pub(crate) fn frame(body: &[u8]) -> Vec<u8> {
    let mut frame = u32::try_from(body.len()).unwrap().to_be_bytes().to_vec();
    frame.extend(body);
    frame
}

/// The reply to the request `"1"` that went well.
pub(crate) fn success(result: impl Into<Value>) -> Value {
    json!({ "jsonrpc": "2.0", "id": "1", "result": result.into() })
}

/// The reply with an error of this kind, its code and message as the vectors have them.
pub(crate) fn failure(id: impl Into<Value>, kind: &str, detail: &str) -> Value {
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/klp.json")).unwrap();
    let rows = vectors["errors"].as_array().unwrap();
    let row = rows.iter().find(|row| row["variant"] == kind).expect("a kind of the vectors");
    json!({
        "jsonrpc": "2.0",
        "id": id.into(),
        "error": {
            "code": row["code"],
            "message": row["message"],
            "data": { "kind": kind, "detail": detail },
        },
    })
}
