//! The reader of a contract's lock file, and what is done with what it read.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use wire_error::contract::{Contract, Listing, Lock, Summary, diff, line_numbers, render};

use super::known::Known;

/// The input is the file, as it may stand there after a merge.
pub(crate) fn contract(file: &[u8]) {
    let Ok(file) = core::str::from_utf8(file) else { return };
    let known = Contract::of::<Known>();
    let numbers = line_numbers(file);
    let lines = file.lines().count().max(1);
    assert!(numbers.values().all(|line| (1..=lines).contains(line)));
    match file.parse::<Contract>() {
        Ok(read) => check_read(&read, &known),
        Err(error) => assert!((1..=lines).contains(&error.line), "{error}"),
    }
    thread_local! {
        static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
    }
    FOLDER.with(|folder| {
        let path = folder.path().join("known.contract.jsonl");
        for lock in [Lock::Closed, Lock::Update, Lock::Break { why: "because".into() }] {
            check_lock(&lock, &known, file, &path);
        }
    });
}

/// Asks of what was read that it is written and read as the same, and that all can work with it.
fn check_read(read: &Contract, known: &Contract) {
    let written = read.to_string();
    assert_eq!(written.parse::<Contract>().as_ref(), Ok(read));
    assert!(diff(read, read).iter().all(|change| change.accepted.is_some()), "{written}");
    for changes in [diff(read, known), diff(known, read)] {
        assert_eq!(Listing(&changes).to_string().lines().count(), changes.len());
        assert!(!Summary(&changes).to_string().is_empty());
    }
    let both = [read.clone(), known.clone()];
    for text in [render::openapi(&both), render::openrpc(&both), render::json_schema(&both)] {
        assert!(serde_json::from_str::<Value>(&text).is_ok(), "{text}");
    }
    for text in [render::markdown(&both), render::html(&both), render::typescript(&both)] {
        assert!(!text.is_empty());
    }
}

/// Asks of a lock that it leaves the file as it was, or writes one that holds.
fn check_lock(lock: &Lock, known: &Contract, file: &str, path: &Path) {
    fs::write(path, file).expect("a file");
    let result = lock.hold(known, path);
    let after = fs::read_to_string(path).expect("a file");
    if result.is_err() || *lock == Lock::Closed {
        assert_eq!(after, file);
        return;
    }
    let written: Contract = after.parse().expect("a contract is written");
    assert_eq!(written.errors(), known.errors());
    for lock in [Lock::Closed, Lock::Update] {
        assert_eq!(lock.hold(known, path), Ok(()));
        assert_eq!(fs::read_to_string(path).expect("a file"), after);
    }
    let header = known.to_string();
    let header = header.lines().next().expect("a header");
    for line in file.lines() {
        let Ok(alone) = format!("{header}\n{line}").parse::<Contract>() else { continue };
        for retired in alone.retired() {
            let is_live = |error: &wire_error::contract::Entry| {
                (&error.domain, error.id()) == (&retired.domain, &*retired.reason)
            };
            assert!(
                written.retired().contains(retired) || known.errors().iter().any(is_live),
                "{retired:?} is gone from {after}"
            );
        }
    }
}
