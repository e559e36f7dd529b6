//! `Report`: what operators read.

use std::error::Error;
use std::fmt::{self, Write as _};

use wire_error::{Report, WireError};

/// A chain of causes, with a text in each.
#[derive(Debug, Clone)]
struct Link {
    text: String,
    next: Option<Box<Link>>,
}

impl Link {
    fn chain(len: usize) -> Self {
        let link = |next, n| Self { text: format!("{n}"), next };
        (1..len).rev().fold(link(None, len), |chain, n| link(Some(Box::new(chain)), n))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        if self.text == "fails" { Err(fmt::Error) } else { Ok(()) }
    }
}

impl Error for Link {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.next.as_deref()?)
    }
}

/// Its `Debug` is what the field says.
struct Raw(&'static str);

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)?;
        if self.0 == "fails" { Err(fmt::Error) } else { Ok(()) }
    }
}

#[derive(WireError)]
#[wire(opaque)]
struct Storage {
    raw: Raw,
    source: Option<Link>,
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}

fn report(raw: &'static str, source: Option<Link>) -> String {
    Report(&Storage { raw: Raw(raw), source }).to_string()
}

#[test]
fn a_report_shows_the_variant_the_debug_and_the_causes() {
    assert_eq!(report("disk", None), "Storage: disk");
    assert_eq!(
        report("disk", Some(Link::chain(3))),
        "Storage: disk; caused by: 1; caused by: 2; caused by: 3"
    );
    let error = Storage { raw: Raw("disk"), source: None };
    assert_eq!(format!("{:?}", Report(&error)), "Storage: disk");
}

#[test]
fn no_text_can_forge_a_line() {
    let text = "a\nb\r\t\u{0}\u{1b}[31m\u{7f}\u{85}\u{2028}\u{2029}é😀\"\\";
    let escaped = "a\\nb\\r\\t\\u{0}\\u{1b}[31m\\u{7f}\\u{85}\\u{2028}\\u{2029}é😀\"\\";
    let cause = Link { text: text.into(), next: None };
    assert_eq!(report(text, Some(cause)), format!("Storage: {escaped}; caused by: {escaped}"));
}

#[test]
fn at_most_64_causes_are_shown() {
    let causes = |len| (1..=len).map(|n| format!("; caused by: {n}")).collect::<Vec<_>>().concat();
    assert_eq!(report("x", Some(Link::chain(64))), format!("Storage: x{}", causes(64)));
    assert_eq!(report("x", Some(Link::chain(65))), format!("Storage: x{}; and more", causes(64)));
    assert_eq!(report("x", Some(Link::chain(999))), format!("Storage: x{}; and more", causes(64)));
}

#[test]
fn what_fails_to_format_is_marked_and_the_rest_is_shown() {
    let next = Some(Box::new(Link { text: "end".into(), next: None }));
    let cause = Link { text: "fails".into(), next };
    assert_eq!(
        report("fails", Some(cause)),
        "Storage: fails(formatting failed); caused by: fails(formatting failed); caused by: end",
    );
}

#[test]
fn a_writer_that_fails_ends_the_report() {
    struct Full(usize);

    impl fmt::Write for Full {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.checked_sub(text.len()).ok_or(fmt::Error)?;
            Ok(())
        }
    }

    for room in 0..40 {
        let error = Storage { raw: Raw("disk\n"), source: Some(Link::chain(2)) };
        assert_eq!(write!(Full(room), "{}", Report(&error)), Err(fmt::Error), "{room}");
    }
}
