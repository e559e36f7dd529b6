//! What the macro and the runtime of [`wire-error`](https://docs.rs/wire-error) both know, once:
//! the codes and what follows from them, the rules of a contract, how a name splits into words,
//! the status phrases, and the fixed text of each layout.
//!
//! Depend on `wire-error`: this crate is not for direct use, and any version may change it.
#![no_std]

mod code;
mod facts;
pub mod layout;
mod prepared;
pub mod rules;
mod status;
pub mod words;

pub use code::{Code, Given, Resolved, UnknownCode, resolve};
pub use facts::{Facts, ProblemType};
pub use prepared::{DataShape, MAX_TEXT, Pieces, Prepared, PreparedBody};
pub use status::{OpaqueMessage, phrase};

#[cfg(test)]
extern crate std;
#[cfg(test)]
mod tests;
