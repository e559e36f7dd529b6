//! `axum`: errors as responses, and all else that a server answers with in the same format.
//!
//! `into(axum)` on an enum generates `IntoResponse`, so that `?` works in handlers, with the body
//! that the enum declares. The wrappers [`aip193::Response`](crate::aip193::Response),
//! [`problem::Response`](crate::problem::Response), [`jsonrpc::Response`](crate::jsonrpc::Response)
//! and [`negotiate::Response`](crate::negotiate::Response) choose the body where they are made.
//! [`Accept`](crate::frameworks::negotiate::Accept) is an extractor. The response's extensions hold the
//! [`ErrorSpec`](crate::ErrorSpec).
//!
//! # Rejections, fallbacks, panics and timeouts
//!
//! A server fails in ways that no handler sees: an extractor rejects a request, no route matches,
//! a body is too long, a handler panics or takes too long. One layer around all others turns
//! these answers into the format that the enum declares, and gives every error what only the request
//! knows: its id, its `Accept` header. No handler changes.
//!
//! ```
//! use std::time::Duration;
//!
//! use axum::extract::Path;
//! use axum::http::{Request, StatusCode};
//! use axum::routing::get;
//! use axum::{Json, Router, body::Body};
//! use tower::ServiceExt;
//! use tower_http::timeout::TimeoutLayer;
//! use wire_error::WireError;
//! use wire_error::axum::ErrorLayer;
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", into(axum))]
//! enum ShopError {
//!     #[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND", message = "no order {id}")]
//!     OrderNotFound { #[wire(public)] id: u64 },
//! }
//!
//! async fn order(Path(id): Path<u64>) -> Result<Json<u64>, ShopError> {
//!     if id == 0 { Err(ShopError::OrderNotFound { id }) } else { Ok(Json(id)) }
//! }
//!
//! async fn crash() {
//!     panic!("in a handler")
//! }
//!
//! let app: Router = Router::new()
//!     .route("/orders/{id}", get(order))
//!     .route("/panic", get(crash))
//!     .route("/slow", get(|| async { std::future::pending::<()>().await }))
//!     .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_millis(9)))
//!     .layer(ErrorLayer::<ShopError>::new().request_id("x-request-id")); // the last is the outermost
//!
//! # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
//! for (path, body) in [
//!     (
//!         "/orders/0",
//!         r#"{"error":{"code":404,"message":"no order 0","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"0"}}]}}"#,
//!     ),
//!     ("/orders/x", r#"{"error":{"code":400,"message":"Invalid URL","status":"INVALID_ARGUMENT"}}"#),
//!     ("/", r#"{"error":{"code":404,"message":"not found","status":"NOT_FOUND"}}"#),
//!     ("/panic", r#"{"error":{"code":500,"message":"internal error","status":"INTERNAL"}}"#),
//!     ("/slow", r#"{"error":{"code":504,"message":"gateway timeout","status":"DEADLINE_EXCEEDED"}}"#),
//! ] {
//!     let response = app.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await;
//!     let bytes = axum::body::to_bytes(response.unwrap().into_body(), 1 << 20).await.unwrap();
//!     assert_eq!(String::from_utf8_lossy(&bytes), body);
//! }
//! # });
//! ```
//!
//! See [`ErrorLayer`] for what it can be told, and [`Rejected`] for what is sent of a rejection.

#[doc(hidden)]
pub mod into;
mod layer;
mod response;

pub use super::kind::Kind;
pub use super::rejected::Rejected;
pub use layer::{ErrorFuture, ErrorLayer, ErrorService};
pub(crate) use response::response;
