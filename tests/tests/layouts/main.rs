//! Layouts of one's own: what they can write, and what the standards say of it. The package
//! `tests/layouts` reads them with other people's readers.

mod bounds;
mod schemas;
mod seen;
mod shop;
mod standards;
