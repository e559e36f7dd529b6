//! Three processes in a row, and what each sees of a failure.
//!
//! ```text
//! cargo run --bin hops
//! ```
//!
//! It starts itself twice more: as the session gateway, and as the A2A server before it.

use std::env;
use std::error::Error;
use std::future;
use std::io::{BufRead as _, BufReader, Read as _, Write as _, stderr};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, ExitCode, Stdio};

use tokio::net::TcpListener;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;
use wire_error::{Received, jsonrpc};
use wire_error_examples::a2a::{self, A2a, A2aV1Error, Terms};
use wire_error_examples::hops::{GuardClientError, Sessions, guard};
use wire_error_examples::serve;
use wire_error_examples::session::{self, Gateway, Store, system_clock};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub(crate) fn run() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let result = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => show(),
        ["gateway"] => serve_gateway(),
        ["server", gateway] => serve_a2a(gateway),
        _ => Err("usage: hops".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hops: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The last hop: the session gateway, as it is.
#[tokio::main]
async fn serve_gateway() -> Result<()> {
    log();
    let gateway = Gateway::new(Store::open(None)?, system_clock());
    let listener = listen().await?;
    serve::serve(listener, session::router(gateway), future::pending()).await;
    Ok(())
}

/// The hop in the middle: the A2A server, whose agent has one call.
#[tokio::main]
async fn serve_a2a(gateway: &str) -> Result<()> {
    log();
    let terms = Terms { default_version: "1.0".into(), required_extension: None };
    let sessions = Sessions::open(gateway.parse()?, 1).await?;
    let listener = listen().await?;
    let router = a2a::router::<A2aV1Error>(A2a::open(None, terms)?, listener.local_addr()?);
    serve::serve(listener, guard(router, sessions), future::pending()).await;
    Ok(())
}

async fn listen() -> Result<TcpListener> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    Ok(listener)
}

/// Each error as it is sent, with all that its reply withholds.
fn log() {
    let errors = Targets::new().with_target("wire_error", LevelFilter::DEBUG);
    let lines = tracing_subscriber::fmt::layer().without_time().with_ansi(false);
    tracing_subscriber::registry().with(lines.with_writer(stderr)).with(errors).init();
}

/// The first hop: a client, which prints what it sees, and then what the others logged.
fn show() -> Result<()> {
    let gateway = Process::start(&["gateway"])?;
    let server = Process::start(&["server", &gateway.address.to_string()])?;
    for (id, what) in [("req-1", "The session has one call:"), ("req-2", "It has no more:")] {
        println!("{what}");
        ask(server.address, id)?;
    }
    println!("The gateway is gone:");
    let gateway_log = gateway.stop()?;
    ask(server.address, "req-3")?;
    println!("The gateway's log:\n{gateway_log}\nThe server's log:\n{}", server.stop()?.trim_end());
    Ok(())
}

/// Sends a message, and prints what the client makes of the reply.
fn ask(server: SocketAddr, request_id: &str) -> Result<()> {
    let reply = send(server, request_id)?;
    println!("  reply   {reply}");
    if let Ok(remote) = jsonrpc::decode(reply.as_bytes()) {
        let Received { error, remote } = Received::<GuardClientError>::from(remote);
        println!("  client  {error:?}: {error}");
        println!("  request {}", remote.request_id.as_deref().unwrap_or("without a name"));
        println!("  retry   {}, after {:?}", remote.is_retryable(), remote.retry_after());
    }
    println!();
    Ok(())
}

fn send(server: SocketAddr, request_id: &str) -> Result<String> {
    let body = r#"{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":
        {"messageId":"m-1","role":"ROLE_USER","parts":[{"text":"hello"}]}}}"#;
    let mut stream = TcpStream::connect(server)?;
    write!(
        stream,
        "POST / HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\nx-request-id: {request_id}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len(),
    )?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    let (_, body) = reply.split_once("\r\n\r\n").ok_or("no HTTP")?;
    Ok(body.into())
}

/// Another process of this program. It ends with this value.
struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    fn start(args: &[&str]) -> Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.trim().parse();
        let mut this = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        this.address = address.map_err(|_| format!("{args:?} did not start"))?;
        Ok(this)
    }

    /// Ends the process, and gives what it logged.
    fn stop(mut self) -> Result<String> {
        self.child.kill()?;
        let mut log = String::new();
        self.child.stderr.take().ok_or("no log")?.read_to_string(&mut log)?;
        Ok(log)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}
