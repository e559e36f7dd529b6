//! An A2A agent on its three bindings.

#[cfg(feature = "servers")]
mod program;
#[cfg(not(feature = "servers"))]
use wire_error_examples::with_servers as program;

use std::process::ExitCode;

fn main() -> ExitCode {
    program::run()
}
