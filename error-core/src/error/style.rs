//! `Style`: how the errors of one type are written.

use super::http_body::HttpBody;
use crate::DataShape;

/// How the errors of one type are written, where it says so: what `type_base`, `data`, `body` and
/// `content_type` of the enum say. It holds for what the enum nests too, where the nested type says
/// nothing itself.
///
/// # Examples
///
/// ```
/// use wire_error::{HttpBody, Style};
///
/// const STYLE: Style = Style::NONE.with_body(HttpBody::PROBLEM);
/// assert_eq!(STYLE.http_body().content_type(), "application/problem+json");
/// assert_eq!(Style::NONE.http_body().content_type(), "application/json");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Style {
    type_base: Option<&'static str>,
    data: Option<DataShape>,
    body: Option<HttpBody>,
    content_type: Option<&'static str>,
}

impl Style {
    /// Nothing is said: AIP-193 over HTTP, the array of details as JSON-RPC's `data`.
    pub const NONE: Self = Self { type_base: None, data: None, body: None, content_type: None };

    /// What stands before the reason in the `type` of RFC 9457.
    #[must_use]
    pub const fn type_base(&self) -> Option<&'static str> {
        self.type_base
    }

    /// The shape of JSON-RPC `error.data`.
    #[must_use]
    #[inline]
    pub const fn data(&self) -> DataShape {
        match self.data {
            Some(shape) => shape,
            None => DataShape::Details,
        }
    }

    /// The body over HTTP, where one is declared.
    #[must_use]
    pub const fn body(&self) -> Option<HttpBody> {
        self.body
    }

    /// The media type of the body, where one is declared.
    #[must_use]
    pub const fn content_type(&self) -> Option<&'static str> {
        self.content_type
    }

    /// Sets what stands before the reason in the `type` of RFC 9457.
    #[must_use]
    pub const fn with_type_base(mut self, base: &'static str) -> Self {
        self.type_base = Some(base);
        self
    }

    /// Sets the shape of JSON-RPC `error.data`.
    #[must_use]
    pub const fn with_data(mut self, shape: DataShape) -> Self {
        self.data = Some(shape);
        self
    }

    /// Sets the body over HTTP.
    #[must_use]
    pub const fn with_body(mut self, body: HttpBody) -> Self {
        self.body = Some(body);
        self
    }

    /// Sets the media type of the body, in place of the body's own.
    #[must_use]
    pub const fn with_content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// This style, and where it says nothing the outer one. A media type goes with its body.
    #[must_use]
    pub const fn or(self, outer: Self) -> Self {
        let (body, content_type) = match (self.body, self.content_type) {
            (None, None) => (outer.body, outer.content_type),
            (None, Some(_)) => (outer.body, self.content_type),
            (Some(_), _) => (self.body, self.content_type),
        };
        Self {
            type_base: if self.type_base.is_some() { self.type_base } else { outer.type_base },
            data: if self.data.is_some() { self.data } else { outer.data },
            body,
            content_type,
        }
    }
}
