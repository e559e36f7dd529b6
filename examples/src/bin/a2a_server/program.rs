//! An A2A agent with its three bindings: JSON-RPC and HTTP+JSON on one port, gRPC on another.
//!
//! ```text
//! cargo run --bin a2a_server
//! ```

use std::error::Error;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use tokio::net::TcpListener;
use tracing::level_filters::LevelFilter;
use wire_error_examples::a2a::{A2a, A2aError, A2aV1Error, Terms, serve};
use wire_error_examples::serve::{run_program, stop_signal};

/// An A2A agent that repeats what it is told, on 127.0.0.1.
#[derive(Parser)]
struct Args {
    /// The port of JSON-RPC and HTTP+JSON; 0 for a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,

    /// The port of gRPC; 0 for a free one
    #[arg(long, default_value_t = 50051)]
    grpc_port: u16,

    /// Which wire the errors are on
    #[arg(long, value_enum, default_value_t = Wire::V1)]
    profile: Wire,

    /// The A2A version of a request that names none
    #[arg(long, default_value = "0.3", value_name = "VERSION")]
    default_version: String,

    /// An extension that every request must name
    #[arg(long, value_name = "URI")]
    require_extension: Option<String>,

    /// Where the tasks are kept; in memory by default
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,

    /// What goes to the log: error, warn, info, debug or trace
    #[arg(long, default_value = "info")]
    log: LevelFilter,
}

#[derive(Clone, Copy, ValueEnum)]
enum Wire {
    /// A2A 1.0: `A2aV1Error`
    V1,
    /// Crate `turul-a2a`: `A2aError`
    Published,
}

pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let started = run_program("a2a_server", args.log, start(args));
    started.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

async fn start(args: Args) -> Result<(), Box<dyn Error>> {
    let terms =
        Terms { default_version: args.default_version, required_extension: args.require_extension };
    let a2a = A2a::open(args.database.as_deref(), terms)?;

    let stop = stop_signal()?;
    let http = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await?;
    let grpc = TcpListener::bind((Ipv4Addr::LOCALHOST, args.grpc_port)).await?;
    println!("listening on http://{} (gRPC on {})", http.local_addr()?, grpc.local_addr()?);
    match args.profile {
        Wire::V1 => serve::<A2aV1Error>(a2a, http, grpc, stop).await?,
        Wire::Published => serve::<A2aError>(a2a, http, grpc, stop).await?,
    }
    Ok(())
}
