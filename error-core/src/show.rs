//! How a public field is shown that has no `Display`, or is to be masked: for `fmt = ...`.
//!
//! ```
//! use std::path::PathBuf;
//! use wire_error::{WireError, aip193, show};
//!
//! #[derive(Debug, WireError)]
//! #[wire(grpc = NotFound, message = "no {file} for {tags} on card {card}")]
//! struct NoFile {
//!     #[wire(public, fmt = show::path)]
//!     file: PathBuf,
//!     #[wire(public, fmt = show::list)]
//!     tags: Vec<&'static str>,
//!     #[wire(public, fmt = show::last4)]
//!     card: String,
//! }
//!
//! let error = NoFile {
//!     file: "a/b.txt".into(),
//!     tags: vec!["red", "blue"],
//!     card: "4111111111111234".into(),
//! };
//! assert_eq!(
//!     aip193::to_vec(&error),
//!     br#"{"error":{"code":404,"message":"no a/b.txt for red, blue on card ****1234","status":"NOT_FOUND"}}"#,
//! );
//! ```

use alloc::string::String;
use core::fmt::{self, Display, Formatter, Write as _};

/// A path. What of it is not Unicode is replaced by U+FFFD.
///
/// # Errors
///
/// Where the formatter fails.
#[cfg(feature = "std")]
pub fn path<P: AsRef<std::path::Path> + ?Sized>(path: &P, f: &mut Formatter<'_>) -> fmt::Result {
    path.as_ref().display().fmt(f)
}

/// The items of a list, with `, ` between them. The derive refuses `fmt = show::list` on a list of errors.
///
/// # Errors
///
/// Where the formatter, or the `Display` of an item, fails.
pub fn list<'a, T: Display + 'a, L: ?Sized>(list: &'a L, f: &mut Formatter<'_>) -> fmt::Result
where
    &'a L: IntoIterator<Item = &'a T>,
{
    for (at, item) in list.into_iter().enumerate() {
        if at > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{item}")?;
    }
    Ok(())
}

/// The last four characters behind `****`. A text of fewer than eight characters is `****` alone.
///
/// # Errors
///
/// Where the formatter, or the `Display` of the value, fails.
pub fn last4<T: Display + ?Sized>(value: &T, f: &mut Formatter<'_>) -> fmt::Result {
    let mut text = String::new();
    write!(text, "{value}")?;
    f.write_str("****")?;
    match text.char_indices().rev().nth(3) {
        Some((at, _)) if text.chars().count() >= 8 => f.write_str(&text[at..]),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    struct Shown<'a, T: ?Sized>(&'a T, fn(&T, &mut Formatter<'_>) -> fmt::Result);

    impl<T: ?Sized> Display for Shown<'_, T> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            self.1(self.0, f)
        }
    }

    #[test]
    fn a_short_text_is_masked_whole() {
        let masked = |text: &str| -> String { format!("{}", Shown(text, last4::<str>)) };
        assert_eq!(masked("4111111111111234"), "****1234");
        assert_eq!(masked("12345678"), "****5678");
        assert_eq!(masked("1234567"), "****");
        assert_eq!(masked(""), "****");
        assert_eq!(masked("abcdäöüß"), "****äöüß");
    }
}
