//! Text for a log: what a reader may trip over is escaped.

use core::fmt;

use super::cut::cut_at;

/// Passes text on with its control characters, line separators and direction marks escaped.
pub(crate) struct Escaped<'f, 's> {
    sink: &'f mut fmt::Formatter<'s>,
    /// How many bytes of text may still be passed on.
    left: usize,
    /// Whether the sink refused text, rather than a `Display` that was to write some.
    pub(crate) sink_failed: bool,
    /// Whether there was more text than may be passed on.
    pub(crate) is_full: bool,
}

impl<'f, 's> Escaped<'f, 's> {
    pub(crate) fn new(sink: &'f mut fmt::Formatter<'s>) -> Self {
        Self { sink, left: usize::MAX, sink_failed: false, is_full: false }
    }

    /// Passes on no more than this. What is shortened ends in `…`.
    pub(crate) fn at_most(mut self, limit: usize) -> Self {
        self.left = limit - ELLIPSIS.len();
        self
    }

    /// Writes text that has nothing to escape, as far as there is room.
    fn plain(&mut self, text: &str) -> fmt::Result {
        let kept = cut_at(text, self.left);
        self.left -= kept.len();
        self.sink.write_str(kept)?;
        if kept.len() < text.len() {
            self.left = 0;
            self.is_full = true;
            self.sink.write_str(ELLIPSIS)?;
        }
        Ok(())
    }

    fn run(&mut self, run: &str) -> fmt::Result {
        match run.char_indices().next_back() {
            Some((at, last)) if misleads(last) => {
                self.plain(&run[..at])?;
                for c in last.escape_default() {
                    if !self.is_full {
                        self.plain(c.encode_utf8(&mut [0; 4]))?;
                    }
                }
                Ok(())
            }
            _ => self.plain(run),
        }
    }
}

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for run in text.split_inclusive(misleads) {
            if self.is_full {
                return Err(fmt::Error); // whoever writes may stop
            }
            let written = self.run(run);
            self.sink_failed |= written.is_err();
            written?;
        }
        Ok(())
    }
}

/// What stands at the end of text that was shortened.
const ELLIPSIS: &str = "…";

/// Whether a reader may take the character for more than text: it ends a line, or turns the
/// direction in which the text is shown.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}
