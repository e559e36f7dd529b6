//! Serves the session gateway on 127.0.0.1.

use std::error::Error;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tokio::net::TcpListener;
use tracing::level_filters::LevelFilter;
use wire_error_examples::serve::{run_program, serve, stop_signal};
use wire_error_examples::session::{Gateway, Store, router, system_clock};

/// Sessions for agents, with budgets and limits, over HTTP and JSON-RPC.
#[derive(Parser)]
struct Args {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 8081)]
    port: u16,
    /// The SQLite database; without it, sessions are kept in memory
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// What goes to the log: error, warn, info, debug or trace
    #[arg(long, default_value = "info")]
    log: LevelFilter,
}

pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let started = run_program("session_gateway", args.log, start(args));
    started.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

async fn start(args: Args) -> Result<(), Box<dyn Error>> {
    let stop = stop_signal()?;
    let store = Store::open(args.database.as_deref())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let gateway = Gateway::new(store, system_clock());
    let stop = async {
        stop.await;
        gateway.stop();
    };
    serve(listener, router(gateway.clone()), stop).await;
    Ok(())
}
