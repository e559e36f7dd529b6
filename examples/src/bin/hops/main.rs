//! Three processes in a row, and what each sees of a failure.

#[cfg(feature = "servers")]
mod program;
#[cfg(not(feature = "servers"))]
use wire_error_examples::with_servers as program;

use std::process::ExitCode;

fn main() -> ExitCode {
    program::run()
}
