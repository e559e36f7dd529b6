//! `Report`: what operators read.

use core::fmt::{self, Write as _};

use super::disclose::Disclose;
use super::escape::Escaped;

/// The most causes that a report shows.
const MAX_CAUSES: usize = 64;

/// No report is longer, in bytes.
const MAX_REPORT: usize = 64 << 10;

/// One error for a log, on one line: the variant, its `Debug`, and the chain of its sources.
///
/// It says everything, private fields included, so it belongs in a log and nowhere else. Control
/// characters, line separators and what turns the direction of text are escaped: no text of a
/// caller's can forge a line. At most 64 causes are shown, and at most 64 KiB. With feature `std`, a
/// `Debug`, `Display` or `source` that panics is named in its place.
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
        let mut out = Escaped::new(f).at_most(MAX_REPORT);
        match catch(|| self.0.record().name()) {
            Some(name) => out.piece(format_args!("{name}: "))?,
            None => out.piece(format_args!("{PANICKED}: "))?,
        }
        out.piece(format_args!("{:?}", self.0))?;
        let mut cause = catch(|| self.0.source());
        for _ in 0..MAX_CAUSES {
            let Some(error) = cause else {
                return out.piece(format_args!("; caused by: {PANICKED}"));
            };
            let Some(error) = error else { return Ok(()) };
            out.piece(format_args!("; caused by: "))?;
            out.piece(format_args!("{error}"))?;
            cause = catch(|| error.source());
        }
        match cause {
            Some(None) => Ok(()),
            _ => out.piece(format_args!("; and more")),
        }
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What stands in place of what panicked.
const PANICKED: &str = "(panicked)";

impl Escaped<'_, '_> {
    /// Writes one piece; one whose formatting fails is marked, and the report goes on.
    fn piece(&mut self, piece: fmt::Arguments<'_>) -> fmt::Result {
        let result = catch(|| self.write_fmt(piece));
        match result {
            _ if self.is_full => Ok(()),
            Some(Err(fmt::Error)) if !self.sink_failed => self.write_str("(formatting failed)"),
            Some(result) => result,
            None => self.write_str(PANICKED),
        }
    }
}

/// What `run` gives, unless it panics.
#[cfg(feature = "std")]
fn catch<T>(run: impl FnOnce() -> T) -> Option<T> {
    super::catch::catch(run).ok()
}

/// Without the standard library no panic can be caught.
#[cfg(not(feature = "std"))]
#[expect(clippy::unnecessary_wraps, reason = "with the standard library it may give nothing")]
fn catch<T>(run: impl FnOnce() -> T) -> Option<T> {
    Some(run())
}

#[cfg(test)]
#[cfg(feature = "std")]
mod tests {
    use alloc::string::{String, ToString as _};
    use alloc::vec;
    use alloc::vec::Vec;
    use core::error::Error;

    use super::*;
    use crate::ErrorSpec;

    static SPEC: ErrorSpec = ErrorSpec::new("Odd");

    /// An error with this text as its `Debug`, and this source.
    struct Odd(String, fn() -> Option<&'static (dyn Error + 'static)>);

    impl fmt::Debug for Odd {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            assert!(self.0 != "panic", "a Debug that panics");
            f.write_str(&self.0)
        }
    }

    impl fmt::Display for Odd {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            fmt::Debug::fmt(self, f)
        }
    }

    impl Error for Odd {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            (self.1)()
        }
    }

    impl Disclose for Odd {
        fn record(&self) -> &ErrorSpec {
            &SPEC
        }
    }

    fn none() -> Option<&'static (dyn Error + 'static)> {
        None
    }

    #[expect(clippy::unnecessary_wraps, reason = "as `Odd` takes it")]
    fn itself() -> Option<&'static (dyn Error + 'static)> {
        static CAUSE: Odd = Odd(String::new(), itself);
        Some(&CAUSE)
    }

    fn panics() -> Option<&'static (dyn Error + 'static)> {
        panic!("a source that panics")
    }

    #[test]
    fn what_turns_the_direction_of_text_is_escaped() {
        let text = "a\u{202e}b\u{2066}c\u{200f}d\u{61c}e\nf";
        assert_eq!(
            Report(&Odd(text.into(), none)).to_string(),
            r"Odd: a\u{202e}b\u{2066}c\u{200f}d\u{61c}e\nf"
        );
    }

    #[test]
    fn a_report_ends_at_64_kib() {
        let whole = Odd("x".repeat(MAX_REPORT - 8), none);
        assert_eq!(Report(&whole).to_string(), ["Odd: ", &whole.0].concat());
        for c in ["x", "é", "\u{202e}"] {
            let report = Report(&Odd(c.repeat(MAX_REPORT), itself)).to_string();
            assert!((MAX_REPORT - 4..=MAX_REPORT).contains(&report.len()), "{}", report.len());
            assert!(report.ends_with('…'));
        }
    }

    #[test]
    fn a_chain_without_an_end_is_cut() {
        let report = Report(&Odd("x".into(), itself)).to_string();
        assert_eq!(report, ["Odd: x", &"; caused by: ".repeat(MAX_CAUSES), "; and more"].concat());
    }

    #[test]
    fn nothing_is_written_into_a_sink_that_has_failed() {
        struct Fails(Vec<String>);

        impl fmt::Write for Fails {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                self.0.push(text.into());
                if text.contains('x') { Err(fmt::Error) } else { Ok(()) }
            }
        }

        let mut sink = Fails(vec![]);
        assert!(
            fmt::Write::write_fmt(&mut sink, format_args!("{}", Report(&Odd("x".into(), itself))))
                .is_err()
        );
        assert_eq!(sink.0, ["Odd", ": ", "x"]);
    }

    #[test]
    fn what_panics_is_named_in_its_place() {
        let report = Report(&Odd("x".into(), panics)).to_string();
        assert_eq!(report, "Odd: x; caused by: (panicked)");
        let report = Report(&Odd("panic".into(), panics)).to_string();
        assert_eq!(report, "Odd: (panicked); caused by: (panicked)");
    }
}
