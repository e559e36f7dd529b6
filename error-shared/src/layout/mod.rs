//! The fixed text of each layout, and the order of its parts. Each is a function over a sink, and the
//! only place that knows its bytes: the macro runs it to prepare a body, and the renderer where
//! nothing is prepared.

pub mod aip193;
mod error_info;
pub mod jsonrpc;
mod out;
pub mod problem;
mod record;

pub use error_info::{Around, info};
pub use out::Out;
pub use record::{Known, Recorder, record};
