//! What the crate promises as a whole. They are unit tests, since each mutant builds its tests anew.

mod codes;
mod layouts;
mod rules;
