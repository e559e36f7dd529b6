//! What `cargo run` builds: a person who tries it out waits for all of it.

use std::process::Command;

#[test]
fn the_gallery_builds_without_the_servers() {
    let cargo = std::env::var_os("CARGO").unwrap();
    let tree = ["tree", "--edges=normal", "--depth=1", "--prefix=none", "--format={lib}"];
    let output = Command::new(cargo)
        .args(tree)
        .args(["--package", env!("CARGO_PKG_NAME"), "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let listed = String::from_utf8(output.stdout).unwrap();
    let mut crates: Vec<&str> = listed.lines().collect();
    crates.sort_unstable();
    let expected = [
        "base64",
        "clap",
        "http",
        "serde",
        "serde_json",
        "tracing",
        "uuid",
        "wire_error",
        "wire_error_examples",
    ];
    assert_eq!(crates, expected, "{}", String::from_utf8_lossy(&output.stderr));
}
