//! The public API of the published packages, one item a line, as it stands in their `api.txt`.
//!
//! `cargo run` compares, and fails where one differs; `cargo run -- --write` writes the files anew.
//! rustdoc's JSON is not stable: `RUSTC_BOOTSTRAP` has it of the stable Rust that the project
//! pins.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The package, and the folder that it stands in. The command has no API but its arguments.
const PACKAGES: [(&str, &str); 3] = [
    ("wire-error", "error-core"),
    ("wire-error-derive", "error-derive"),
    ("wire-error-shared", "error-shared"),
];

fn main() -> ExitCode {
    let is_write = std::env::args().nth(1).as_deref() == Some("--write");
    let mut is_same = true;
    for (package, folder) in PACKAGES {
        let file = root().join(folder).join("api.txt");
        match api(package) {
            Err(why) => {
                eprintln!("{package}: {why}");
                return ExitCode::FAILURE;
            }
            Ok(api) if is_write => fs::write(file, api).expect("the file is writable"),
            Ok(api) => {
                let before = fs::read_to_string(file).unwrap_or_default();
                is_same &= before == api;
                for line in changes(&before, &api) {
                    println!("{package}: {line}");
                }
            }
        }
    }
    if is_same {
        return ExitCode::SUCCESS;
    }
    println!("If this is meant, run `cargo run --manifest-path tests/api/Cargo.toml -- --write`.");
    println!("A line that goes is a break: CHANGELOG.md says so.");
    ExitCode::FAILURE
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The items of a package with all its features, sorted.
fn api(package: &str) -> Result<String, Box<dyn Error>> {
    let target =
        std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root().join("target"), Into::into);
    let status = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["rustdoc", "--quiet", "--package", package, "--lib", "--all-features"])
        .arg("--target-dir")
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format=json", "--cap-lints=allow"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .status()?;
    if !status.success() {
        return Err("rustdoc fails".into());
    }
    let json = target.join("doc").join(package.replace('-', "_")).with_extension("json");
    let api = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()?;
    Ok(api.to_string())
}

/// The lines that went and those that came.
fn changes(before: &str, after: &str) -> Vec<String> {
    let missing = |from: &str, to: &str, sign: char| {
        let lines: Vec<_> = to.lines().collect();
        let gone = from.lines().filter(move |line| !lines.contains(line));
        gone.map(|line| format!("{sign} {line}")).collect::<Vec<_>>()
    };
    [missing(before, after, '-'), missing(after, before, '+')].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_a_line_that_went_and_one_that_came() {
        let changed = changes("pub fn a()\npub fn b()\n", "pub fn b()\npub fn c()\n");
        assert_eq!(changed, ["- pub fn a()", "+ pub fn c()"]);
        assert!(changes("pub fn a()\n", "pub fn a()\n").is_empty());
    }
}
