//! Contracts as people and tools want them: each rendering is a function of the contracts alone.
//!
//! What is published leaves out the variants' names and what
//! [`same_as`](super::Entry::same_as) hides, and has one entry for all opaque errors of a type that
//! have no reason. Its examples are bytes that the encoders wrote.

mod document;
mod examples;
mod help;
mod html;
mod json_schema;
mod markdown;
mod openapi;
mod openrpc;
mod published;
mod schema;
mod typescript;

pub use html::html;
pub use json_schema::json_schema;
pub use markdown::markdown;
pub use openapi::openapi;
pub use openrpc::openrpc;
pub use typescript::typescript;
