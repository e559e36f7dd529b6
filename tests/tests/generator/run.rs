//! Writes what is drawn, and has it compiled.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// What is drawn: that of the environment, or else the same each time, so that a commit that passed once
/// passes again.
pub(crate) fn seed() -> u64 {
    of_env("WIRE_ERROR_SEED").unwrap_or(1)
}

/// How many.
pub(crate) fn count(usual: usize) -> usize {
    of_env("WIRE_ERROR_COUNT").map_or(usual, |count| usize::try_from(count).unwrap())
}

fn of_env(name: &str) -> Option<u64> {
    Some(std::env::var(name).ok()?.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
}

/// Where what is drawn stands.
pub(crate) fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("generated").join(file)
}

pub(crate) fn write(file: &str, text: &str) {
    let path = path(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs cargo on a target of this package. It builds with the features of the workspace, so that it has
/// nothing to build but the target.
pub(crate) fn cargo(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    // What cargo says of this package would have others built anew.
    for (name, _) in std::env::vars() {
        let of_package = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
        if of_package.iter().any(|start| name.starts_with(start)) {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .args(["--offline", "--workspace", "--all-features"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .unwrap()
}

/// What rustc says of what was drawn.
#[derive(Clone, Debug)]
pub(crate) struct Error {
    pub(crate) message: String,
    /// Where it is, in what was drawn.
    pub(crate) line: Option<usize>,
}

/// The errors of a build with `--message-format json`.
pub(crate) fn errors(output: &Output) -> Vec<Error> {
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors =
        messages.filter(|it| it["message"]["level"] == "error").map(|it| it["message"].clone());
    let said: Vec<_> = errors
        .filter(|it| !it["message"].as_str().unwrap().starts_with("aborting due to"))
        .map(|it| {
            let spans = it["spans"].as_array().unwrap();
            let drawn = |span: &&Value| {
                span["is_primary"] == true
                    && span["file_name"].as_str().unwrap().ends_with("generated/refused.rs")
            };
            let is_drawn =
                spans.iter().filter(|span| span["is_primary"] == true).all(|span| drawn(&span));
            let line = spans
                .iter()
                .find(drawn)
                .filter(|_| is_drawn)
                .and_then(|span| span["line_start"].as_u64());
            Error {
                message: it["message"].as_str().unwrap().to_owned(),
                line: line.map(|line| usize::try_from(line).unwrap()),
            }
        })
        .collect();
    assert!(!said.is_empty(), "nothing is refused: {}", text(output));
    said
}

pub(crate) fn text(output: &Output) -> String {
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let all = format!("{out}{err}");
    let end = all.char_indices().nth(20_000).map_or(all.len(), |(at, _)| at);
    all[..end].to_owned()
}
