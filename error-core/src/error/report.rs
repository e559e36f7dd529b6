//! `Report`: what operators read.

use core::fmt::{self, Write as _};

use super::disclose::Disclose;
use super::escape::Escaped;

/// The most causes that a report shows.
const MAX_CAUSES: usize = 64;

/// One error for a log, on one line: the variant, its `Debug`, and the chain of its sources.
///
/// It says everything, private fields included, so it belongs in a log and nowhere else. Control
/// characters and line separators are escaped: no text of a caller's can forge a line. At most 64
/// causes are shown.
///
/// # Examples
///
/// ```
/// use wire_error::{Report, WireError};
///
/// #[derive(Debug, WireError)]
/// #[wire(opaque)]
/// struct Storage(#[source] std::fmt::Error);
///
/// assert_eq!(
///     Report(&Storage(std::fmt::Error)).to_string(),
///     "Storage: Storage(Error); caused by: an error occurred when formatting an argument",
/// );
/// ```
#[derive(Clone, Copy)]
pub struct Report<'a>(pub &'a dyn Disclose);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Escaped::new(f);
        out.piece(format_args!("{}: ", self.0.record().name()))?;
        out.piece(format_args!("{:?}", self.0))?;
        let mut cause = self.0.source();
        for _ in 0..MAX_CAUSES {
            let Some(error) = cause else { return Ok(()) };
            out.piece(format_args!("; caused by: "))?;
            out.piece(format_args!("{error}"))?;
            cause = error.source();
        }
        if cause.is_some() {
            out.piece(format_args!("; and more"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Escaped<'_, '_> {
    /// Writes one piece; one whose formatting fails is marked, and the report goes on.
    fn piece(&mut self, piece: fmt::Arguments<'_>) -> fmt::Result {
        match self.write_fmt(piece) {
            Err(fmt::Error) if !self.sink_failed => self.write_str("(formatting failed)"),
            result => result,
        }
    }
}
