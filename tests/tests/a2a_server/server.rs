//! A server on free ports, for as long as it is held.

use std::path::Path;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use wire_error_examples::a2a::{A2a, A2aError, A2aV1Error, Profile, Terms, serve};

pub(crate) struct Server {
    /// Such as `http://127.0.0.1:8080`.
    pub(crate) http: String,
    pub(crate) grpc: String,
    _stop: oneshot::Sender<()>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Wire {
    V1,
    Published,
}

impl Server {
    pub(crate) async fn start(wire: Wire) -> Self {
        Self::start_with(wire, Terms::default(), None).await
    }

    pub(crate) async fn start_with(wire: Wire, terms: Terms, database: Option<&Path>) -> Self {
        let a2a = A2a::open(database, terms).unwrap();
        match wire {
            Wire::V1 => Self::spawn::<A2aV1Error>(a2a).await,
            Wire::Published => Self::spawn::<A2aError>(a2a).await,
        }
    }

    async fn spawn<E: Profile>(a2a: A2a) -> Self {
        let [http, grpc] =
            [TcpListener::bind("127.0.0.1:0").await, TcpListener::bind("127.0.0.1:0").await]
                .map(Result::unwrap);
        let url = |listener: &TcpListener| format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let server = Self { http: url(&http), grpc: url(&grpc), _stop: stop };
        tokio::spawn(serve::<E>(a2a, http, grpc, async { drop(stopped.await) }));
        server
    }
}
