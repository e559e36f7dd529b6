//! `Challenge`: how to convince a server of who is asking.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

/// One challenge of a `WWW-Authenticate` header (RFC 9110, section 11.3).
///
/// # Examples
///
/// ```
/// use wire_error::Challenge;
///
/// let challenge = Challenge::new("Bearer").with_param("scope", "orders:read");
/// assert_eq!(challenge.param("Scope"), Some("orders:read"));
/// assert_eq!(challenge.to_string(), r#"Bearer scope="orders:read""#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Challenge {
    /// How the client proves who it is: `Bearer`, `Basic`.
    pub scheme: String,
    /// What some schemes have in place of parameters, such as `Negotiate`'s token.
    pub token68: Option<String>,
    /// Names and values, unquoted, in their order.
    pub params: Vec<(String, String)>,
}

impl Challenge {
    /// A challenge without parameters.
    pub fn new(scheme: impl Into<String>) -> Self {
        Self { scheme: scheme.into(), ..Self::default() }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with_param(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.params.push((name.into(), value.into()));
        self
    }

    /// The value of the first parameter of this name, in whatever case it is written.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        let is_it = |(other, _): &&(String, String)| other.eq_ignore_ascii_case(name);
        self.params.iter().find(is_it).map(|(_, value)| &**value)
    }
}

/// The parameters whose characters RFC 6750 restricts.
const RESTRICTED: [&str; 4] = ["error", "error_description", "error_uri", "scope"];

/// As the header has it, each value in quotes. What HTTP refuses there (RFC 9110, section 5.6.4) is a
/// `?`, and so is a character outside the set in the values that RFC 6750 (section 3) restricts.
impl fmt::Display for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.scheme)?;
        if let Some(token) = &self.token68 {
            write!(f, " {token}")?;
        }
        let mut separator = if self.token68.is_some() { ", " } else { " " };
        for (name, value) in &self.params {
            write!(f, "{separator}{name}=\"")?;
            let is_restricted = RESTRICTED.iter().any(|other| other.eq_ignore_ascii_case(name));
            for c in value.chars() {
                match c {
                    ' ' | '!' | '#'..='[' | ']'..='~' => f.write_char(c)?,
                    _ if is_restricted => f.write_char('?')?,
                    '"' | '\\' => write!(f, "\\{c}")?,
                    '\t' | '\u{80}'.. => f.write_char(c)?,
                    _ => f.write_char('?')?,
                }
            }
            f.write_str("\"")?;
            separator = ", ";
        }
        Ok(())
    }
}
