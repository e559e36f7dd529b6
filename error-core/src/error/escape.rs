//! Text for a log: what a line reader may trip over is escaped.

use core::fmt;

/// Passes text on with its control characters and line separators escaped.
pub(crate) struct Escaped<'f, 's> {
    sink: &'f mut fmt::Formatter<'s>,
    /// Whether the sink refused text, rather than a `Display` that was to write some.
    pub(crate) sink_failed: bool,
}

impl<'f, 's> Escaped<'f, 's> {
    pub(crate) fn new(sink: &'f mut fmt::Formatter<'s>) -> Self {
        Self { sink, sink_failed: false }
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
        self.sink_failed |= written.is_err();
        written
    }
}

/// Whether a reader of lines may take the character for more than text.
fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}
