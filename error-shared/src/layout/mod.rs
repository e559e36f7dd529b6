//! The fixed text of each layout: what stands before the message, and behind it up to the first
//! metadata value. Each is a function over a sink, and the only place that knows its bytes.

pub mod aip193;
mod error_info;
pub mod jsonrpc;
mod prepared;
pub mod problem;

pub use error_info::{Around, start};
pub use prepared::{Known, Part, Prepared};

/// What fixed text is written to.
pub trait Out {
    /// Writes JSON as it stands.
    fn raw(&mut self, json: &str);

    /// Writes the inside of a string, with its escapes.
    fn string(&mut self, text: &str);

    /// Writes a number.
    fn number(&mut self, number: i32);

    /// Writes an HTTP status: most have three digits.
    fn status(&mut self, status: u16) {
        self.number(status.into());
    }
}
