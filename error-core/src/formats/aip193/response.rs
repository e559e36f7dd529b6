//! The wrapper that a handler returns.

use crate::frameworks::extra::{Extra, wrapper};
use crate::frameworks::reply::{Reply, ToReply};
use crate::{Disclose, HttpBody};

/// An error answered as AIP-193 has it, whatever body its type declares.
///
/// It goes into the responses of `http`, axum and actix-web, with the error's HTTP status and the
/// headers `Content-Type` (`application/json`, or the `content_type` of a type that declares
/// this format), `Cache-Control: no-store`, `Retry-After` and `WWW-Authenticate`. The response's
/// extensions hold the [`ErrorSpec`](crate::ErrorSpec).
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, aip193};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// fn handler() -> Result<(), aip193::Response<TaskNotFound>> {
///     Err(TaskNotFound)?
/// }
///
/// let response = handler().unwrap_err().request_id("req-1").header("x-shard", "7");
/// # #[cfg(feature = "http")]
/// let response = http::Response::<Vec<u8>>::from(response);
/// # #[cfg(feature = "http")]
/// assert_eq!(response.status(), 404);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Response<E> {
    error: E,
    extra: Extra,
}

wrapper!(Response);

impl<E: Disclose> ToReply for Response<E> {
    fn status(&self) -> u16 {
        self.error.record().http_status()
    }

    fn to_reply(&self) -> Reply {
        let body = self.error.style().http_body().in_layout_of(HttpBody::AIP193);
        Reply::http(&self.error, body, &self.extra)
    }
}
