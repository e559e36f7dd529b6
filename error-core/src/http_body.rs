//! Which body a type's errors have over HTTP.

/// The body that an error has over HTTP, where the caller of a framework chooses no other.
///
/// The derive makes it of `body` and `content_type`.
///
/// # Examples
///
/// ```
/// use wire_error::{HttpBody, HttpFormat};
///
/// assert_eq!(HttpBody::PROBLEM.format, HttpFormat::Problem);
/// assert_eq!(HttpBody::PROBLEM.content_type, "application/problem+json");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct HttpBody {
    /// The layout of the body.
    pub format: HttpFormat,
    /// Its media type: the `Content-Type` header.
    pub content_type: &'static str,
}

/// A layout of an HTTP error body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HttpFormat {
    /// [AIP-193](https://google.aip.dev/193).
    #[default]
    Aip193,
    /// Problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
    Problem,
}

impl HttpBody {
    /// AIP-193 as `application/json`.
    pub const AIP193: Self = Self { format: HttpFormat::Aip193, content_type: "application/json" };

    /// RFC 9457 as `application/problem+json`.
    pub const PROBLEM: Self =
        Self { format: HttpFormat::Problem, content_type: "application/problem+json" };

    /// Sets the media type.
    #[must_use]
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = content_type;
        self
    }

    /// This body, if it has the format; else the format with its own media type.
    #[cfg(any(feature = "http", feature = "actix-web"))]
    pub(crate) fn in_format(self, format: HttpFormat) -> Self {
        match format {
            _ if format == self.format => self,
            HttpFormat::Aip193 => Self::AIP193,
            HttpFormat::Problem => Self::PROBLEM,
        }
    }
}

impl Default for HttpBody {
    fn default() -> Self {
        Self::AIP193
    }
}
