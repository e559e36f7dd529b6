//! What is fuzzed: each target is a function of the bytes that a fuzzer makes up, and panics where
//! a promise is broken.

mod contract;
mod decoded;
mod decoders;
mod encoders;
mod error;
mod known;
mod reply;
mod said;
mod text;

/// A target.
pub type Target = fn(&[u8]);

/// Each target by its name, which is also that of its seeds' folder.
pub const TARGETS: &[(&str, Target)] = &[
    ("jsonrpc", decoders::jsonrpc),
    ("aip193", decoders::aip193),
    ("problem", decoders::problem),
    ("grpc", decoders::grpc),
    ("http", decoders::http),
    ("encode_jsonrpc", encoders::jsonrpc),
    ("encode_aip193", encoders::aip193),
    ("encode_problem", encoders::problem),
    ("encode_grpc", encoders::grpc),
    ("encode_layout", encoders::layout),
    ("reply", reply::reply),
    ("contract", contract::contract),
];

/// Runs the target of this name.
///
/// # Panics
///
/// Where no target is called so, and where a promise is broken.
pub fn run(name: &str, input: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
    target(input);
}
