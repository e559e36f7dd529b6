//! The contracts of the example enums are those of their lock files.

use std::fs;
use std::path::Path;

use wire_error::contract::{Contract, Lock};
use wire_error_examples::a2a::{A2aError, A2aV1Error};
use wire_error_examples::hops::GuardError;
use wire_error_examples::klp::{ErrorKind, RpcError};
use wire_error_examples::session::SessionError;

/// Each enum that is published, and the name of its file.
fn contracts() -> Vec<(&'static str, Contract)> {
    vec![
        ("a2a", Contract::of::<A2aError>()),
        ("a2a_v1", Contract::of::<A2aV1Error>()),
        ("guard", Contract::of::<GuardError>()),
        ("klp", Contract::of::<ErrorKind>()),
        ("klp_rpc", Contract::of::<RpcError>()),
        ("session", Contract::of::<SessionError>()),
    ]
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/errors"))
}

#[test]
fn each_example_enum_is_locked() {
    for (name, contract) in contracts() {
        Lock::from_env().assert(&contract, &folder().join(format!("{name}.contract.jsonl")));
    }
}

#[test]
fn each_lock_file_is_of_an_enum() {
    let mut files: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let known = contracts().into_iter().map(|(name, _)| format!("{name}.contract.jsonl"));
    assert_eq!(files, known.collect::<Vec<_>>());
}
