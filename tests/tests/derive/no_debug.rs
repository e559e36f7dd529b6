//! Without a `Debug` the fault is rustc's to tell: two errors, both at the name of the type. Their words
//! depend on the components that are installed, so cargo's JSON is asked.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

const MANIFEST: &str = r#"
[package]
name = "no-debug"
edition = "2024"

[dependencies]
wire-error = { path = "ERROR_CORE", default-features = false, features = ["std", "derive", "json"] }

[workspace]
"#;

const SOURCE: &str = "
#[derive(wire_error::WireError)]
pub enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}
";

#[test]
fn a_type_without_debug_is_two_errors_at_its_name() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-debug");
    fs::create_dir_all(package.join("src")).unwrap();
    let error_core = workspace.join("error-core");
    let manifest = MANIFEST.replace("ERROR_CORE", error_core.to_str().unwrap());
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::write(package.join("src/lib.rs"), SOURCE).unwrap();
    fs::copy(workspace.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--message-format=json"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-debug-target"))
        .output()
        .unwrap();
    let errors: Vec<(String, String)> = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<Value>(line).ok())
        .map(|message| message["message"].clone())
        .filter(|message| message["code"]["code"] == "E0277")
        .map(|message| {
            let span = &message["spans"].as_array().unwrap()[0];
            let text = &span["text"][0];
            let (from, to) = (&text["highlight_start"], &text["highlight_end"]);
            let column = |value: &Value| usize::try_from(value.as_u64().unwrap() - 1).unwrap();
            let line = text["text"].as_str().unwrap();
            let at = line[column(from)..column(to)].to_owned();
            (message["level"].as_str().unwrap().to_owned(), at)
        })
        .collect();
    let missing = ("error".to_owned(), "ShopError".to_owned());
    assert_eq!(errors, [missing.clone(), missing], "{}", String::from_utf8_lossy(&output.stderr));
}
