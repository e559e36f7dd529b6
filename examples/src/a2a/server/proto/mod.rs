//! The messages and the service of `a2a.proto`.
//!
//! `a2a.rs` and `a2a.bin` are what the compiler makes of it: `tests/generated.rs` writes them, and
//! fails where they are not.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    reason = "generated; the .proto file is the documentation"
)]

include!("a2a.rs");

/// The compiled file itself: a `google.protobuf.FileDescriptorSet`.
pub(super) const DESCRIPTORS: &[u8] = include_bytes!("a2a.bin");
