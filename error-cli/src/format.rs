//! How findings are printed.

use std::fmt::Write as _;

use clap::ValueEnum;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table, for people.
    Text,
    /// Workflow commands: annotations at the lines of a pull request.
    Github,
    /// One array, for programs.
    Json,
}

/// How loud an annotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    Warning,
    Notice,
}

/// Prints a workflow command of GitHub Actions.
pub(crate) fn annotate(
    out: &mut String,
    level: Level,
    path: &str,
    line: usize,
    title: &str,
    what: &str,
) {
    let command = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice => "notice",
    };
    let (path, title) = (property(path), property(title));
    let _ = writeln!(out, "::{command} file={path},line={line},title={title}::{}", data(what));
}

/// What stands in a contract can neither end the command nor begin another.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(one_line).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// On one line: what stands in a contract forges no other.
pub(crate) fn one_line(text: &str) -> String {
    let escaped = |c: char| match c {
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
            c.escape_default().to_string()
        }
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::{Level, annotate};

    #[test]
    fn what_a_contract_says_forges_nothing_in_a_log() {
        let mut out = String::new();
        annotate(&mut out, Level::Error, "a", 1, "b\n::c,d", "\u{1b}[2Je\r\n100%");
        assert_eq!(out, "::error file=a,line=1,title=b%0A%3A%3Ac%2Cd::\\u{1b}[2Je\\r%0A100%25\n");
    }
}
