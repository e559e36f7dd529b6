//! Errors with one fault each, which `tests/generator` has put into them. It does not compile.

include!(concat!(env!("CARGO_TARGET_TMPDIR"), "/generated/refused.rs"));

fn in_brackets<T: std::fmt::Display>(
    value: &T,
    f: &mut std::fmt::Formatter<'_>,
) -> std::fmt::Result {
    write!(f, "<{value}>")
}

/// A number that is shown as one.
#[derive(Debug, Clone, PartialEq)]
struct Shown(i64);

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Shown {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

mod again {
    pub(crate) use ::wire_error as errors;
}

struct Own;

impl wire_error::Layout for Own {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(_: &wire_error::View<'_>, _: &mut wire_error::Object<'_>) {}
}
