//! The contract as data: its text, what changed, and the file that locks it.

mod accepted;
mod by_handler;
mod diff;
mod examples;
mod generated;
mod known_answers;
mod laws;
mod lock;
mod merge;
mod nested;
mod page;
mod pairs;
mod rendered;
mod text;
