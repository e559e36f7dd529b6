//! The three domain enums of `wire-error`, and the servers and clients that use them.

pub mod a2a;
pub mod gallery;
pub mod hops;
pub mod klp;
pub mod serve;
pub mod session;
