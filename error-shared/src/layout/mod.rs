//! The fixed text of each layout, and the order of its parts. Each is a function over a sink, and the
//! only place that knows its bytes: the macro runs it to prepare a body, and the renderer where
//! nothing is prepared.

pub mod aip193;
mod error_info;
pub mod jsonrpc;
mod prepared;
pub mod problem;

pub use error_info::{Around, info};
pub use prepared::{Body, Known, Pieces, Prepared, Recorder};

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
