//! The messages and the service of `proto/a2a.proto`, as the build script compiles them.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    reason = "generated; the .proto file is the documentation"
)]

tonic::include_proto!("lf.a2a.v1");

/// The compiled file itself: a `google.protobuf.FileDescriptorSet`.
pub(super) const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/a2a.bin"));
