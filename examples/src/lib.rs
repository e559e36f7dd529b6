//! The three domain enums of `wire-error`, and the servers and clients that use them.
//!
//! The enums and the gallery are all that is built by default. The servers and clients stand
//! behind the feature `servers`, which brings axum, tonic and SQLite.

pub mod a2a;
#[cfg(feature = "servers")]
mod database;
pub mod gallery;
#[cfg(feature = "servers")]
pub mod hops;
pub mod klp;
pub mod layouts;
#[cfg(feature = "servers")]
pub mod serve;
pub mod session;
#[cfg(not(feature = "servers"))]
pub mod with_servers;
