//! What the servers' programs have in common.

use std::error::Error;
use std::future::Future;
use std::io::{IsTerminal as _, stderr};

use tokio::runtime::Runtime;
use tracing::level_filters::LevelFilter;

use super::memory::give_memory_back;

/// Runs a program in a runtime of its own, with its log on stderr. What it fails with is said there,
/// and gives `None`.
pub fn run_program<T>(
    name: &str,
    log: LevelFilter,
    program: impl Future<Output = Result<T, Box<dyn Error>>>,
) -> Option<T> {
    give_memory_back();
    tracing_subscriber::fmt()
        .with_max_level(log)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr)
        .init();
    let ended = Runtime::new().map_err(Into::into).and_then(|runtime| runtime.block_on(program));
    ended.inspect_err(|error| eprintln!("{name}: {error}")).ok()
}
