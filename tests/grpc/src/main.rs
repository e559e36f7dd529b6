//! Says its port, and fails each call of `/shop.Shop/*`, saying which attempt it was.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use http::{Request, Response};
use tokio_stream::wrappers::TcpListenerStream;
use tonic::Status;
use tonic::body::Body;
use tonic::server::NamedService;
use tonic::transport::Server;
use tower_service::Service;
use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, into(tonic), grpc = Unavailable, message = "attempt {attempt}")]
enum ShopError {
    /// A retry policy waits half a second before each attempt.
    Busy {
        #[wire(public)]
        attempt: usize,
        #[wire(retry_after)]
        wait: Duration,
    },
    /// A retry policy stops.
    #[wire(retryable = false)]
    Closed {
        #[wire(public)]
        attempt: usize,
    },
    /// A retry policy waits as it sees fit.
    Hiccup {
        #[wire(public)]
        attempt: usize,
    },
}

#[derive(Clone, Default)]
struct Shop {
    attempts: Arc<Mutex<HashMap<String, usize>>>,
}

impl NamedService for Shop {
    const NAME: &'static str = "shop.Shop";
}

impl Service<Request<Body>> for Shop {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let path = request.uri().path();
        let attempt = self.attempt(path);
        let error = match path {
            "/shop.Shop/Busy" => ShopError::Busy { attempt, wait: Duration::from_millis(500) },
            "/shop.Shop/Closed" => ShopError::Closed { attempt },
            _ => ShopError::Hiccup { attempt },
        };
        ready(Ok(Status::from(error).into_http()))
    }
}

impl Shop {
    fn attempt(&self, path: &str) -> usize {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        let attempt = attempts.entry(path.into()).or_default();
        *attempt += 1;
        *attempt
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    Server::builder()
        .add_service(Shop::default())
        .serve_with_incoming(TcpListenerStream::new(listener))
        .await?;
    Ok(())
}
