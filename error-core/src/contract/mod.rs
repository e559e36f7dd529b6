//! The contract as data: the table of a type's errors, its text, its lock file and its renderings.

#[cfg(all(feature = "catalogue", feature = "std"))]
#[doc = include_str!("ci.md")]
pub mod ci {}
#[cfg(feature = "json")]
#[expect(clippy::module_inception, reason = "a file is called after what it defines")]
mod contract;
#[cfg(feature = "json")]
mod diff;
#[cfg(all(feature = "json", feature = "std"))]
mod lock;
#[cfg(feature = "json")]
mod of;
#[cfg(feature = "catalogue")]
pub mod render;
#[cfg(all(feature = "catalogue", feature = "schemars"))]
mod schemars;
#[cfg(feature = "json")]
mod text;
#[cfg(feature = "utoipa")]
pub mod utoipa;

#[cfg(all(feature = "json", feature = "std"))]
#[doc(inline)]
pub use crate::__assert_locked as assert_locked;
pub use crate::error::table::{Identity, Table, WireContract};
#[cfg(feature = "json")]
pub use contract::{Accepted, Contract, Entry, FieldType, Kind, Retired};
#[cfg(feature = "json")]
pub use diff::{Change, Class, Listing, Rule, Summary, diff};
#[cfg(all(feature = "json", feature = "std"))]
pub use lock::Lock;
#[cfg(all(feature = "catalogue", feature = "schemars"))]
pub use schemars::schema_of;
#[cfg(feature = "json")]
pub use text::{ContractError, line_numbers};
