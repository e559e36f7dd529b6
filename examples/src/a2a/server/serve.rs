//! Serves the agent until it is told to stop.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tower::util::MapResponseLayer;
use wire_error::tonic::ErrorLayer;

use super::card::card;
use super::declared::declared;
use super::http::REQUEST_ID;
use super::{A2a, Profile, grpc, grpc_fault, http};
use crate::serve::{self, GRACE};

/// The bindings of the HTTP port, for a server of one's own, with errors on the wire of `E`.
///
/// The card says that all is at `address`.
pub fn router<E: Profile>(a2a: A2a, address: SocketAddr) -> Router {
    http::router::<E>(a2a, card(address, address))
}

/// Serves all three bindings until `stop` completes, with errors on the wire of `E`.
///
/// # Errors
///
/// Where a listener fails.
pub async fn serve<E: Profile>(
    a2a: A2a,
    http_listener: TcpListener,
    grpc_listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let card = card(http_listener.local_addr()?, grpc_listener.local_addr()?);
    let (stopping, stopped) = watch::channel(());
    let stopped = || {
        let mut stopped = stopped.clone();
        async move { drop(stopped.changed().await) }
    };

    let router = http::router::<E>(a2a.clone(), card);
    let http = async {
        serve::serve(http_listener, router, stopped()).await;
        Ok(())
    };
    let stopping_a2a = a2a.clone();
    let grpc = Server::builder()
        .layer(ErrorLayer::<E>::new().request_id(REQUEST_ID).declare(declared::<E>))
        .layer(MapResponseLayer::new(grpc_fault::declare::<E>))
        .add_service(grpc::service::<E>(a2a))
        .serve_with_incoming_shutdown(
            TcpIncoming::from(grpc_listener).with_nodelay(Some(true)),
            stopped(),
        );

    let patience = async {
        stop.await;
        stopping_a2a.stop();
        drop(stopping);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = async { tokio::try_join!(http, grpc) } => {
            served.map(drop).map_err(io::Error::other)
        }
        () = patience => Ok(()),
    }
}
