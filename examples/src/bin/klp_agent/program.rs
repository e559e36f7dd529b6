//! A local job agent that speaks KLP on a Unix socket, and a client for it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use serde_json::Value;
use tracing::level_filters::LevelFilter;
use wire_error_examples::klp::{self, Agent, Broker, Socket, Store};
use wire_error_examples::serve::{run_program, stop_signal};

/// Serves KLP on a Unix socket until it gets a SIGINT or a SIGTERM.
#[derive(Parser)]
struct Args {
    /// The socket.
    #[arg(long, global = true, value_name = "PATH", default_value = "./klp.sock")]
    socket: PathBuf,
    /// The SQLite database; without it, one in memory.
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// Whether the broker can be reached.
    #[arg(long, value_enum, default_value_t)]
    broker: Broker,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Sends one request to an agent and prints its reply. The exit code is 1 if that is an error,
    /// and 2 if there is none.
    Call {
        /// The method, such as `jobs.list`.
        method: String,
        /// Its params, as JSON.
        #[arg(value_parser = json)]
        params: Option<Value>,
    },
}

fn json(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text)
}

pub(crate) fn run() -> ExitCode {
    let ended = run_program("klp_agent", LevelFilter::INFO, start(Args::parse()));
    ended.unwrap_or(ExitCode::from(2))
}

async fn start(args: Args) -> Result<ExitCode, Box<dyn Error>> {
    match args.command {
        Some(Command::Call { method, params }) => call(&args.socket, &method, params).await,
        None => serve(args).await,
    }
}

async fn serve(args: Args) -> Result<ExitCode, Box<dyn Error>> {
    let stop = stop_signal()?;
    let store = open(args.database.as_deref())?;
    let socket = Socket::bind(&args.socket)?;
    tracing::info!(socket = %args.socket.display(), "listening");
    klp::serve(socket, Agent::new(store, args.broker, Instant::now), stop).await;
    Ok(ExitCode::SUCCESS)
}

fn open(database: Option<&Path>) -> Result<Store, String> {
    let name = database.unwrap_or(Path::new("the database in memory")).display();
    Store::open(database).map_err(|error| format!("{name}: {error}"))
}

async fn call(
    socket: &Path,
    method: &str,
    params: Option<Value>,
) -> Result<ExitCode, Box<dyn Error>> {
    let reply = klp::call(socket, method, params).await?;
    println!("{}", reply.json);
    Ok(if reply.error.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
