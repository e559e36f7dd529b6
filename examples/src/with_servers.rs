//! `cargo run --bin a2a_server`, where the servers are not built.

use std::convert::Infallible;
use std::env;
use std::ffi::OsStr;
use std::io::{IsTerminal as _, stderr};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Has Cargo build this program with the servers, and becomes it.
///
/// Cargo turns a feature on for one program and off for another only if it is asked twice; so
/// `cargo run` alone builds neither axum nor SQLite, and no program here needs a flag.
#[must_use]
pub fn run() -> ExitCode {
    let mut args = env::args_os();
    let program = args.next().unwrap_or_default();
    let name = Path::new(&program).file_name().unwrap_or_default();
    let Err(error) = become_built(name, args.collect());
    eprintln!("{}: it has to be built with `--features servers`: {error}", name.display());
    ExitCode::FAILURE
}

fn become_built(
    program: &OsStr,
    args: Vec<std::ffi::OsString>,
) -> Result<Infallible, std::io::Error> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--features", "servers", "--manifest-path"]);
    cargo.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    if !stderr().is_terminal() {
        cargo.arg("--quiet");
    }
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    Err(cargo.arg("--bin").arg(program).arg("--").args(args).exec())
}
