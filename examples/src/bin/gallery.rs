//! Shows the domain enums: what each error says, what it withholds, and how every wire has it.

use std::io::{ErrorKind, IsTerminal, stdout};
use std::process::ExitCode;

use clap::Parser;
use wire_error_examples::gallery::{self, Args};

fn main() -> ExitCode {
    let args = Args::parse();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let color = stdout().is_terminal() && !no_color;
    match gallery::write(&args, color, &mut stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader, such as `head`, has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gallery: {error}");
            ExitCode::FAILURE
        }
    }
}
