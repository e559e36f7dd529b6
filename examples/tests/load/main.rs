//! The three servers under load, and beside a process that holds their database.

mod held;
mod memory;
mod process;
