//! `tonic`: errors as `tonic::Status`, and back.
//!
//! `into(tonic)` on an enum generates `From<Enum> for tonic::Status`, so that `?` works in a
//! handler. [`grpc::Response`](crate::grpc::Response) takes a request id besides.
//!
//! ```
//! use wire_error::{WireError, grpc};
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", into(tonic))]
//! enum ShopError {
//!     #[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND", message = "no order {id}")]
//!     OrderNotFound { #[wire(public)] id: u64 },
//! }
//!
//! fn find(id: u64) -> Result<(), ShopError> {
//!     Err(ShopError::OrderNotFound { id })
//! }
//!
//! fn handler() -> Result<tonic::Response<()>, tonic::Status> {
//!     find(7)?;
//!     Ok(tonic::Response::new(()))
//! }
//!
//! assert_eq!(handler().unwrap_err().message(), "no order 7");
//! ```
//!
//! [`ErrorLayer`] tells each error its request's id, and answers for a handler that panics.

#[doc(hidden)]
pub mod into;
mod layer;
mod status;

pub use super::kind::Kind;
pub use super::rejected::Rejected;
pub use layer::{ErrorFuture, ErrorLayer, ErrorService};
pub use status::{Response, from_status, spec_of, to_status};
