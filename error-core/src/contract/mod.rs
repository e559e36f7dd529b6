//! The contract as data.

mod table;

pub use table::{Identity, Table, WireContract};
