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
//!     ("/", r#"{"error":{"code":404,"message":"Not Found","status":"NOT_FOUND"}}"#),
//!     ("/panic", r#"{"error":{"code":500,"message":"Internal Server Error","status":"INTERNAL"}}"#),
//!     ("/slow", r#"{"error":{"code":504,"message":"Gateway Timeout","status":"DEADLINE_EXCEEDED"}}"#),
//! ] {
//!     let response = app.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await;
//!     let bytes = axum::body::to_bytes(response.unwrap().into_body(), 1 << 20).await.unwrap();
//!     assert_eq!(String::from_utf8_lossy(&bytes), body);
//! }
//! # });
//! ```
//!
//! See [`ErrorLayer`] for what it can be told, and [`Rejected`] for what is sent of a rejection.

mod layer;

use alloc::string::{String, ToString as _};
use core::convert::Infallible;

use ::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use ::http::request::Parts;
use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http_body::Body as _;
use http_body_util::{BodyExt as _, Collected, Limited};

use crate::frameworks::headers::describes_body;
use crate::frameworks::negotiate::{self, Accept};
use crate::frameworks::reply::{Reply, ToReply};
#[cfg(feature = "json")]
use crate::jsonrpc;
use crate::{Disclose, ErrorSpec, WireContract, aip193, problem};

pub use super::rejected::{Kind, Rejected};
pub use layer::{ErrorFuture, ErrorLayer, ErrorService};

/// The reply in axum's types.
pub(crate) fn response(reply: Reply) -> Response {
    super::http::response(reply).map(Body::from)
}

macro_rules! into_response {
    ($($(#[$cfg:meta])? $wrapper:ident),*) => {$(
        /// Emits the event for the logs.
        $(#[$cfg])?
        impl<E: Disclose> IntoResponse for $wrapper::Response<E> {
            fn into_response(self) -> Response {
                response(self.to_reply())
            }
        }
    )*};
}

into_response!(
    aip193,
    problem,
    negotiate,
    #[cfg(feature = "json")]
    jsonrpc
);

/// Reads the `Accept` header. It cannot fail.
impl<S: Sync> FromRequestParts<S> for Accept {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::from(&parts.headers))
    }
}

/// No text of an answer is longer, in bytes. What is longer is no message.
const MAX_TEXT: u64 = 4096;

/// What a layer of your own is made of, where [`ErrorLayer`] does not do.
impl<E: WireContract> Rejected<E> {
    /// Passes a response through, unless it is a failure that is not yet in any format.
    ///
    /// That is a 4xx or 5xx with a plain text or nothing as its body, and not made by this crate.
    /// Give it to `axum::middleware::map_response`.
    ///
    /// # Errors
    ///
    /// Where it is such a failure: what to answer in its place.
    pub async fn catch(response: Response) -> Result<Response, Self> {
        if !is_plain_failure(&response) {
            return Ok(response);
        }
        let (parts, body) = response.into_parts();
        let text = if parts.headers.contains_key(CONTENT_ENCODING) {
            String::new()
        } else {
            text(body).await
        };
        let mut rejected = Self::new(parts.status.as_u16(), text);
        let kept = parts.headers.iter().filter(|(name, _)| !describes_body(name.as_str()));
        let owned = kept.map(|(name, value)| (name.to_string(), value.as_bytes().into()));
        rejected.extra.headers = owned.collect();
        Err(rejected)
    }

    /// The same, where the request's `Accept` header has a say.
    ///
    /// # Errors
    ///
    /// As [`catch`](Self::catch).
    pub async fn negotiate(accept: Accept, response: Response) -> Result<Response, Self> {
        Self::catch(response).await.map_err(|rejected| rejected.with_accept(accept))
    }
}

fn is_plain_failure(response: &Response) -> bool {
    let status = response.status();
    let plain = response
        .headers()
        .get(CONTENT_TYPE)
        .is_none_or(|value| value.as_bytes().to_ascii_lowercase().starts_with(b"text/plain"));
    let is_failure = status.is_client_error() || status.is_server_error();
    is_failure && plain && response.extensions().get::<ErrorSpec>().is_none()
}

/// The text of a body that is short and whole, else none.
async fn text(body: Body) -> String {
    if body.size_hint().exact().is_none_or(|len| len > MAX_TEXT) {
        return String::new();
    }
    let limited = Limited::new(body, 4096);
    let bytes = limited.collect().await.map(Collected::to_bytes).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim().to_string()
}

/// Emits the event for the logs.
impl<E: WireContract> IntoResponse for Rejected<E> {
    fn into_response(self) -> Response {
        let body = self.style().http_body();
        response(match &self.accept {
            Some(accept) => Reply::negotiated(&self, body, accept, &self.extra),
            None => Reply::own(&self, &self.extra),
        })
    }
}
