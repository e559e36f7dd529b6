//! The wrapper that a handler returns.

use crate::formats::extra::{Extra, wrapper};

/// An error answered as problem details (RFC 9457), whatever body its type declares.
///
/// It goes into the responses of `http`, axum and actix-web, with the error's HTTP status and the
/// headers `Content-Type` (`application/problem+json`, or the `content_type` of a type that declares
/// this format), `Cache-Control: no-store`, `Retry-After` and `WWW-Authenticate`. The response's
/// extensions hold the [`ErrorSpec`](crate::ErrorSpec).
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, problem};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// fn handler() -> Result<(), problem::Response<TaskNotFound>> {
///     Err(TaskNotFound)?
/// }
///
/// let response = handler().unwrap_err().request_id("req-1").header("x-shard", "7");
/// assert_eq!(response.to_string(), "no such task");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Response<E> {
    pub(crate) error: E,
    pub(crate) extra: Extra,
}

wrapper!(Response);
