//! `Report`: what operators read.

use core::fmt::{self, Write as _};

use crate::WireError;

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
pub struct Report<'a>(pub &'a dyn WireError);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Escaped { sink: f, failed: false };
        out.piece(format_args!("{}: ", self.0.variant()))?;
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

/// Passes text on with its control characters escaped.
struct Escaped<'f, 's> {
    sink: &'f mut fmt::Formatter<'s>,
    failed: bool,
}

impl Escaped<'_, '_> {
    /// Writes one piece; one whose formatting fails is marked, and the report goes on.
    fn piece(&mut self, piece: fmt::Arguments<'_>) -> fmt::Result {
        match self.write_fmt(piece) {
            Err(fmt::Error) if !self.failed => self.write_str("(formatting failed)"),
            result => result,
        }
    }
}

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let written = text.split_inclusive(ends_line).try_for_each(|run| {
            match run.char_indices().next_back() {
                Some((at, last)) if ends_line(last) => {
                    self.sink.write_str(&run[..at])?;
                    write!(self.sink, "{}", last.escape_default())
                }
                _ => self.sink.write_str(run),
            }
        });
        self.failed |= written.is_err();
        written
    }
}

/// Whether a reader of lines may take the character for more than text.
fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}
