//! The contract as data: the table of a type's errors, its text, its lock file and its renderings.

#[cfg(all(feature = "catalogue", feature = "std"))]
#[doc = include_str!("ci.md")]
pub mod ci {}
#[cfg(feature = "json")]
mod owned;
#[cfg(feature = "catalogue")]
pub mod render;
#[cfg(all(feature = "catalogue", feature = "schemars"))]
mod schemars;
#[cfg(feature = "utoipa")]
pub mod utoipa;

pub use crate::error::table::{Identity, Table, WireContract};
#[cfg(feature = "json")]
pub use owned::*;
#[cfg(all(feature = "catalogue", feature = "schemars"))]
pub use schemars::schema_of;
