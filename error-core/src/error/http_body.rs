//! `HttpBody`: which body a type's errors have over HTTP.

use core::any::Any;
use core::fmt;

/// The body that an error has over HTTP: a layout and its media type.
///
/// The derive makes it of `body` and `content_type`. [`HttpBody::AIP193`] is the default,
/// [`HttpBody::PROBLEM`] is RFC 9457, and [`HttpBody::of`] makes one of a
/// [`Layout`](crate::Layout) of your own.
///
/// # Examples
///
/// ```
/// use wire_error::HttpBody;
///
/// assert_eq!(HttpBody::PROBLEM.name(), "problem");
/// assert_eq!(HttpBody::PROBLEM.content_type(), "application/problem+json");
/// ```
#[derive(Clone, Copy)]
pub struct HttpBody {
    layout: &'static HttpLayout,
    content_type: &'static str,
}

/// A layout of HTTP bodies.
pub(crate) struct HttpLayout {
    pub(crate) name: fn() -> &'static str,
    pub(crate) content_type: &'static str,
    /// What writes it. Its type is the formats' own: an error knows no format.
    pub(crate) writer: &'static (dyn Any + Send + Sync),
}

impl HttpBody {
    pub(crate) const fn new(layout: &'static HttpLayout) -> Self {
        Self { layout, content_type: layout.content_type }
    }

    /// Sets the media type, in place of the layout's own.
    #[must_use]
    pub const fn with_content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = content_type;
        self
    }

    /// The media type: the `Content-Type` header.
    #[must_use]
    pub const fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// The name of the layout: `aip193`, `problem`, or of one of your own the last segment of its
    /// path.
    #[must_use]
    pub fn name(&self) -> &'static str {
        (self.layout.name)()
    }

    /// The media type that the layout has where nothing else is declared.
    #[must_use]
    pub const fn layout_content_type(&self) -> &'static str {
        self.layout.content_type
    }

    /// This body, if it is in the same layout; else the other with its own media type.
    pub(crate) fn in_layout_of(self, other: Self) -> Self {
        if self.name() == other.name() { self } else { other }
    }

    /// What writes the layout.
    pub(crate) const fn writer(&self) -> &'static (dyn Any + Send + Sync) {
        self.layout.writer
    }
}

impl fmt::Debug for HttpBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpBody")
            .field("layout", &self.name())
            .field("content_type", &self.content_type)
            .finish()
    }
}

impl PartialEq for HttpBody {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name() && self.content_type == other.content_type
    }
}

impl Eq for HttpBody {}
