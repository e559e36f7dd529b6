//! What an error says of itself. It knows no format.

pub(crate) mod escape;
pub(crate) mod report;
