//! The body that the request's `Accept` header asks for.
//!
//! Read [`Accept`] from the request, in axum and actix-web as an extractor, and answer with
//! [`Accept::response`]. The response says `Vary: accept`. The frameworks' layers do both, where
//! their `.negotiate()` is on.
//!
//! ```
//! use wire_error::negotiate::{self, Accept};
//! use wire_error::WireError;
//!
//! #[derive(Debug, WireError)]
//! #[wire(grpc = NotFound, message = "no such task")]
//! struct TaskNotFound;
//!
//! fn handler(accept: Accept) -> Result<(), negotiate::Response<TaskNotFound>> {
//!     Err(TaskNotFound).map_err(|error| accept.response(error))
//! }
//!
//! let response = handler(Accept::parse("application/problem+json")).unwrap_err();
//! # #[cfg(feature = "http")] {
//! let response = http::Response::<Vec<u8>>::from(response);
//! assert_eq!(response.headers()["content-type"], "application/problem+json");
//! assert_eq!(response.headers()["vary"], "accept");
//! # }
//! ```

use crate::Disclose;
use crate::formats::extra::{Extra, wrapper};
use crate::frameworks::reply::{Reply, ToReply};

pub use super::accept::Accept;

impl Accept {
    /// The response to the request.
    #[must_use]
    pub fn response<E: Disclose>(&self, error: E) -> Response<E> {
        Response { accept: self.clone(), ..error.into() }
    }
}

/// An error answered in the body that its request prefers. Made by [`Accept::response`].
///
/// `From` makes one without a preference: the body that the error's type declares. The rest is as
/// with [`aip193::Response`](crate::aip193::Response).
#[derive(Debug, Clone, PartialEq)]
pub struct Response<E> {
    error: E,
    extra: Extra,
    accept: Accept,
}

wrapper!(Response, accept);

impl<E: Disclose> ToReply for Response<E> {
    fn status(&self) -> u16 {
        self.error.record().http_status()
    }

    fn to_reply(&self) -> Reply {
        Reply::negotiated(&self.error, self.error.style().http_body(), &self.accept, &self.extra)
    }
}
