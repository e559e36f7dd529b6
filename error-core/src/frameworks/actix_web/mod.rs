//! `actix-web`: errors as responses.
//!
//! `into(actix_web)` on an enum generates `ResponseError`, so that `?` works in handlers, with the
//! body that the enum declares. The wrappers [`aip193::Response`](crate::aip193::Response),
//! [`problem::Response`](crate::problem::Response), [`jsonrpc::Response`](crate::jsonrpc::Response)
//! and [`negotiate::Response`](crate::negotiate::Response) are `ResponseError`s too, and choose
//! the body where they are made. The response's extensions hold the [`ErrorSpec`](crate::ErrorSpec).
//!
//! ```
//! use actix_web::ResponseError;
//! use wire_error::{WireError, problem};
//!
//! #[derive(Debug, WireError)]
//! #[wire(grpc = NotFound, message = "no such task")]
//! struct TaskNotFound;
//!
//! async fn handler() -> Result<&'static str, problem::Response<TaskNotFound>> {
//!     Err(TaskNotFound)?
//! }
//!
//! # actix_web::rt::System::new().block_on(async {
//! let response = handler().await.unwrap_err().error_response();
//! assert_eq!(response.status(), 404);
//! assert_eq!(response.headers().get("content-type").unwrap(), "application/problem+json");
//! # });
//! ```
//!
//! [`Accept`](crate::frameworks::negotiate::Accept) is an extractor. [`ErrorLayer`] is a middleware that
//! makes all else that a server answers with one format too.

#[doc(hidden)]
pub mod into;
mod layer;
mod response;

pub use super::kind::Kind;
pub use super::rejected::Rejected;
pub use layer::{ErrorLayer, ErrorService};
pub(crate) use response::{response, status};
