//! `wire-error`: compares, checks and publishes contract files.

mod check;
mod diff;
mod format;
mod render;
mod rules;
mod source;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Compares, checks and publishes contracts: `*.contract.jsonl`, as
/// `wire_error::contract::assert_locked!` writes them.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Diff(diff::Args),
    Check(check::Args),
    Render(render::Args),
    Rules(rules::Args),
}

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    /// A break, or a clash.
    Failed,
}

/// Why a command could not do its work.
type Failure = String;

/// A reader that has seen enough (`wire-error rules | head`) is no failure.
fn print(out: &str) -> Result<(), Failure> {
    match io::stdout().write_all(out.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}

fn main() -> ExitCode {
    let mut out = String::new();
    let verdict = match Args::parse().command {
        Command::Diff(args) => diff::run(&args, &mut out),
        Command::Check(args) => check::run(&args, &mut out),
        Command::Render(args) => render::run(&args, &mut out),
        Command::Rules(args) => Ok(rules::run(&args, &mut out)),
    };
    match verdict.and_then(|verdict| print(&out).map(|()| verdict)) {
        Ok(Verdict::Passed) => ExitCode::SUCCESS,
        Ok(Verdict::Failed) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}
