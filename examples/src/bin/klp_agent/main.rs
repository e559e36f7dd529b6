//! A local job agent that speaks KLP on a Unix socket, and a client for it.

#[cfg(feature = "servers")]
mod program;
#[cfg(not(feature = "servers"))]
use wire_error_examples::with_servers as program;

use std::process::ExitCode;

fn main() -> ExitCode {
    program::run()
}
