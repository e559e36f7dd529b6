//! A contract of an older revision is read from git.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const OLD: &str = concat!(
    r#"{"wire-error":1,"type":"ShopError","body":"aip193","data":"details"}"#,
    "\n",
    r#"{"domain":"shop.example","reason":"SOLD_OUT","http":404,"grpc":"NOT_FOUND","code":-32001}"#,
    "\n",
);

/// Runs a program in `folder` with no configuration of git but its own.
fn run(program: &str, folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{role}_NAME"), "a")
            .env(format!("GIT_{role}_EMAIL"), "a@a.example");
    }
    command.env("HOME", folder).current_dir(folder).args(args).output().unwrap()
}

/// A repository with the old contract in `errors/`, committed, and the new one beside it.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("errors/shop.contract.jsonl");
    fs::create_dir(folder.path().join("errors")).unwrap();
    fs::write(&file, OLD).unwrap();
    let git = |args: &[&str]| assert!(run("git", folder.path(), args).status.success());
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=first"]);
    fs::write(&file, OLD.replace("404", "410")).unwrap();
    folder
}

/// What `wire-error diff` prints and exits with.
#[track_caller]
fn diff(folder: &Path, args: &[&str], code: i32, stdout: &str, stderr: &str) {
    let output = run(env!("CARGO_BIN_EXE_wire-error"), folder, &[&["diff"], args].concat());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), stdout);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), stderr);
    assert_eq!(output.status.code(), Some(code));
}

const CHANGED: &str = "errors/shop.contract.jsonl: 1 breaking\n\
     errors/shop.contract.jsonl:2  breaking  http-changed  shop.example/SOLD_OUT  http: 404 -> 410\n";

#[test]
fn a_file_of_a_revision_is_compared() {
    let repository = repository();
    let file = "errors/shop.contract.jsonl";
    diff(repository.path(), &[&format!("HEAD:{file}"), file], 1, CHANGED, "");
}

#[test]
fn a_folder_of_a_revision_is_compared() {
    let repository = repository();
    diff(repository.path(), &["HEAD:errors", "errors"], 1, CHANGED, "");
    diff(repository.path(), &["HEAD:errors", "HEAD:errors"], 0, "no change\n", "");
}

/// The first contract of a repository: all of it was added.
#[test]
fn a_revision_without_the_path_is_one_without_errors() {
    let repository = repository();
    let added = "errors/shop.contract.jsonl: 1 compatible\n\
         errors/shop.contract.jsonl:2  compatible  reason-added  shop.example/SOLD_OUT  none -> SOLD_OUT\n";
    for (old, new) in [("HEAD:error", "errors"), ("HEAD:a", "errors/shop.contract.jsonl")] {
        let note = format!("note: {old} is not there: it is taken for one without errors\n");
        diff(repository.path(), &[old, new], 0, added, &note);
    }
    let removed = "errors/shop.contract.jsonl: 1 breaking\n\
         errors/shop.contract.jsonl:2  breaking  reason-removed  shop.example/SOLD_OUT  SOLD_OUT -> none\n";
    let note = "note: HEAD:error is not there: it is taken for one without errors\n";
    diff(repository.path(), &["errors", "HEAD:error"], 1, removed, note);
    let neither = "error: HEAD:a and HEAD:b are not there\n";
    diff(repository.path(), &["HEAD:a", "HEAD:b"], 2, "", neither);
}

#[test]
fn what_git_does_not_have_is_said_in_its_words() {
    let repository = repository();
    diff(
        repository.path(),
        &["HEAT:errors", "errors"],
        2,
        "",
        "error: git rev-parse --verify HEAT^{commit}: fatal: Needed a single revision\n",
    );
}
