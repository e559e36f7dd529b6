//! A client of the A2A server.

#[cfg(feature = "servers")]
mod program;
#[cfg(not(feature = "servers"))]
use wire_error_examples::with_servers as program;

use std::process::ExitCode;

fn main() -> ExitCode {
    program::run()
}
