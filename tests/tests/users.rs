//! Crates of users, outside this workspace: in one workspace the features of a crate are those that
//! any of its members asks for.

use std::process::Command;

/// Runs `cargo` on a package of `tests/users`.
fn cargo(command: &str, package: &str) {
    let manifest = format!("{}/users/{package}/Cargo.toml", env!("CARGO_MANIFEST_DIR"));
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/users");
    let output = Command::new(env!("CARGO"))
        .args([command, "--quiet", "--locked", "--manifest-path", &manifest])
        .args(["--target-dir", target])
        .env("RUSTFLAGS", "--deny warnings")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {command} of `{package}`:\n{stderr}");
}

/// It has a panic handler and an allocator of its own, so it builds only where nothing asks for `std`.
#[test]
fn without_std_an_error_has_its_table_its_message_and_its_bodies() {
    cargo("build", "no-std");
    cargo("test", "no-std");
}

#[test]
fn a_crate_may_rename_wire_error() {
    cargo("run", "renamed");
}

#[test]
fn a_crate_may_have_wire_error_through_another() {
    cargo("run", "app");
}

#[test]
fn a_crate_needs_no_other_dependency() {
    cargo("run", "alone");
}
