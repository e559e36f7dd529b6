//! The owned form of a contract: its text, its diff and its lock file.

pub(super) mod contract;
mod diff;
#[cfg(feature = "std")]
mod lock;
mod of;
mod text;

pub use contract::{Accepted, Contract, Entry, FieldType, Kind, Retired};
pub use diff::{Change, Class, Listing, Rule, Summary, diff};
#[cfg(feature = "std")]
#[doc(inline)]
pub use lock::{Lock, assert_locked};
pub use text::{ContractError, line_numbers};
