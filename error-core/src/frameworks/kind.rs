//! `Kind`: what kind of failure a rejection is.

/// What kind of failure a rejection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A part of the path is not what the route takes.
    Path,
    /// The query string is not what the handler takes.
    Query,
    /// The form is not what the handler takes.
    Form,
    /// The body is not JSON.
    JsonSyntax,
    /// The body is JSON, and not what the handler takes.
    JsonData,
    /// The body has another media type than the handler takes.
    MediaType,
    /// The body cannot be read.
    Body,
    /// The body is too long.
    BodyLimit,
    /// The route does not have the method.
    Method,
    /// No route has the path.
    Route,
    /// A handler panicked.
    Panic,
    /// The request took too long.
    Timeout,
    /// Any other.
    Other,
}
