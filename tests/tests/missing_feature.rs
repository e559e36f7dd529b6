//! `into(...)` without the feature says which one to turn on.
//!
//! Features unify inside a workspace, so the crate that lacks them is outside of this one.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const MANIFEST: &str = r#"
[package]
name = "lacks-features"
edition = "2024"

[dependencies]
wire-error = { path = "ERROR_CORE", default-features = false, features = ["std", "derive"] }

[workspace]
"#;

const SOURCE: &str = r"
#[derive(Debug, wire_error::WireError)]
#[wire(http = 404, into(axum))]
pub struct Axum;

#[derive(Debug, wire_error::WireError)]
#[wire(http = 404, into(actix_web))]
pub struct ActixWeb;

#[derive(Debug, wire_error::WireError)]
#[wire(http = 404, into(tonic))]
pub struct Tonic;

#[derive(Debug, wire_error::WireError)]
#[wire(http = 404, into(jsonrpsee))]
pub struct Jsonrpsee;

#[derive(Debug, wire_error::WireError)]
#[wire(http = 404, into(http))]
pub struct Http;

#[derive(Debug, wire_error::WireError)]
#[wire(http = 404, into(rmcp))]
pub struct Rmcp;
";

/// A package of its own, with the versions that the workspace has locked.
fn package() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lacks-features");
    fs::create_dir_all(package.join("src")).unwrap();
    let error_core = workspace.join("error-core");
    let manifest = MANIFEST.replace("ERROR_CORE", error_core.to_str().unwrap());
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::write(package.join("src/lib.rs"), SOURCE).unwrap();
    fs::copy(workspace.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    package
}

#[test]
fn a_conversion_without_its_feature_names_the_feature_under_the_framework() {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--message-format=short"])
        .current_dir(package())
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("lacks-features-target"),
        )
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let mut errors: Vec<_> = stderr.lines().filter(|line| line.contains("error: `into")).collect();
    errors.sort_unstable(); // rustc expands macros in an order of its own
    assert_eq!(
        errors,
        [
            "src/lib.rs:11:25: error: `into(tonic)` needs the feature `tonic` of `wire-error`",
            "src/lib.rs:15:25: error: `into(jsonrpsee)` needs the feature `jsonrpsee` of `wire-error`",
            "src/lib.rs:19:25: error: `into(http)` needs the feature `http` of `wire-error`",
            "src/lib.rs:23:25: error: `into(rmcp)` needs the feature `rmcp` of `wire-error`",
            "src/lib.rs:3:25: error: `into(axum)` needs the feature `axum` of `wire-error`",
            "src/lib.rs:7:25: error: `into(actix_web)` needs the feature `actix-web` of `wire-error`",
        ],
        "{stderr}"
    );
    assert!(stderr.contains("due to 6 previous errors"), "{stderr}");
}
