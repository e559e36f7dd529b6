//! Connections, from the first to the last, and what servers have in common.

mod body;
mod busy;
mod catalogue;
mod json;
mod memory;
mod program;

use std::future::Future;
use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{sleep, timeout};

pub(crate) use body::{Room, Unread, Whole, read};
pub use busy::Busy;
pub(crate) use catalogue::catalogue;
pub(crate) use json::{MAX_VALUES, Refused, check};
pub use program::run_program;

/// How long open requests have to end once the server stops: longer than any runs.
pub(crate) const GRACE: Duration = Duration::from_millis(1_700);

/// How long to wait where the system has no connection to give, such as for want of files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves HTTP until `stop` is ready; then ends the open requests and returns.
///
/// Unlike `axum::serve` it answers those who close their side of the connection once they have
/// sent a request, gives up on those who never finish its head, and stops in bounded time.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let stream = tokio::select! {
            stream = accept(&listener) => stream,
            () = &mut stop => break,
        };
        let connection = http1::Builder::new()
            .half_close(true)
            .timer(TokioTimer::new())
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        tokio::spawn(graceful.watch(connection));
    }
    drop(listener);
    // Who is slower than this has no claim to an answer.
    let _ = timeout(GRACE, graceful.shutdown()).await;
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(_) => sleep(ACCEPT_PAUSE).await,
        }
    }
}

/// Is ready once the process is told to stop, by SIGINT or SIGTERM.
///
/// # Errors
///
/// Returns the system's error where it refuses to pass the signals on.
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
