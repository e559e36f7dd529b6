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
//! these answers into the format that the enum declares:
//!
//! ```
//! use std::time::Duration;
//!
//! use axum::extract::Path;
//! use axum::http::{Request, StatusCode};
//! use axum::middleware::map_response;
//! use axum::routing::get;
//! use axum::{Json, Router, body::Body};
//! use tower::ServiceExt;
//! use tower_http::catch_panic::CatchPanicLayer;
//! use tower_http::timeout::TimeoutLayer;
//! use wire_error::WireError;
//! use wire_error::axum::Rejected;
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
//!     .layer(CatchPanicLayer::new())
//!     .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_millis(9)))
//!     .layer(map_response(Rejected::<ShopError>::catch)); // the last is the outermost
//!
//! # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
//! for (path, body) in [
//!     (
//!         "/orders/0",
//!         r#"{"error":{"code":404,"message":"no order 0","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"0"}}]}}"#,
//!     ),
//!     (
//!         "/orders/x",
//!         r#"{"error":{"code":400,"message":"Invalid URL: Cannot parse `x` to a `u64`","status":"INVALID_ARGUMENT"}}"#,
//!     ),
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
//! With [`Rejected::negotiate`] in place of [`Rejected::catch`], the `Accept` header of the request
//! has its say. What should be a variant of your own, with a reason, is mapped in a layer of your
//! own: see [`Rejected`].

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::convert::Infallible;
use core::fmt;
use core::marker::PhantomData;

use ::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use ::http::request::Parts;
use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http_body::Body as _;
use http_body_util::{BodyExt as _, Collected};
use wire_error_shared::phrase;

use crate::frameworks::extra::{Extra, wrapper_methods};
use crate::frameworks::negotiate::{self, Accept};
use crate::frameworks::reply::{Reply, ToReply};
#[cfg(feature = "json")]
use crate::jsonrpc;
use crate::{Disclose, ErrorSpec, FieldSpec, Style, Text, WireContract, aip193, problem};

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

/// A failure that no handler made: what axum, or a layer, answered with.
///
/// It is an error without a reason, with the HTTP status of that answer, and goes into a response
/// in the format that `E` declares. Its message is the text of the answer where the status is a
/// 4xx: then it says what the caller did wrong. The names of Rust types are taken out of it. The
/// message of any other status is the status's phrase, and the text goes to the logs alone. The
/// headers of the answer, such as `Allow`, stay.
///
/// The [module's page](self) shows the layer that makes all of a server's answers one format.
///
/// # Examples
///
/// To give some failures a variant of your own, write the layer yourself:
///
/// ```
/// use axum::middleware::map_response;
/// use axum::response::{IntoResponse, Response};
/// use wire_error::WireError;
/// use wire_error::axum::Rejected;
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason, into(axum))]
/// enum ShopError {
///     #[wire(grpc = InvalidArgument, message = "{why}")]
///     Malformed { #[wire(public)] why: String },
///     #[wire(grpc = Internal)]
///     Crashed,
/// }
///
/// async fn declare(response: Response) -> Response {
///     match Rejected::<ShopError>::catch(response).await {
///         Ok(response) => response,
///         Err(rejected) if rejected.http_status() == 500 => ShopError::Crashed.into_response(),
///         Err(rejected) => ShopError::Malformed { why: rejected.to_string() }.into_response(),
///     }
/// }
///
/// let app: axum::Router = axum::Router::new().layer(map_response(declare));
/// ```
pub struct Rejected<E> {
    spec: ErrorSpec,
    text: String,
    accept: Option<Accept>,
    extra: Extra,
    format: PhantomData<fn() -> E>,
}

/// No text of an answer is longer, in bytes. What is longer is no message.
const MAX_TEXT: u64 = 4096;

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
        let mut rejected = Self::new(parts.status.as_u16(), text(body).await);
        rejected.extra.headers = kept(&parts.headers);
        Err(rejected)
    }

    /// The same, where the request's `Accept` header has a say.
    ///
    /// # Errors
    ///
    /// As [`catch`](Self::catch).
    pub async fn negotiate(accept: Accept, response: Response) -> Result<Response, Self> {
        Self::catch(response).await.map_err(|rejected| Self { accept: Some(accept), ..rejected })
    }

    /// A failure with this status and this text: what a fallback of your own may answer with.
    /// A status that is no error is 500.
    ///
    /// ```
    /// use wire_error::axum::Rejected;
    /// use wire_error::{WireError, jsonrpc::ProtocolError};
    ///
    /// let rejected = Rejected::<ProtocolError>::new(404, "no such page");
    /// assert_eq!(rejected.to_string(), "no such page");
    /// assert_eq!(rejected.http_status(), 404);
    /// ```
    pub fn new(status: u16, text: impl Into<String>) -> Self {
        let status = if (400..600).contains(&status) { status } else { 500 };
        Self {
            spec: ErrorSpec::new("Rejected")
                .with_message("{text}")
                .with_fields(&FIELDS)
                .with_http(status),
            text: text.into(),
            accept: None,
            extra: Extra::default(),
            format: PhantomData,
        }
    }
}

wrapper_methods!(Rejected);

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
    let bytes = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim().to_string()
}

/// The headers that do not describe the body that is replaced.
fn kept(headers: &HeaderMap) -> alloc::vec::Vec<(String, alloc::vec::Vec<u8>)> {
    let described = [CONTENT_TYPE, CONTENT_LENGTH];
    let kept = headers.iter().filter(|(name, _)| !described.contains(name));
    kept.map(|(name, value)| (name.to_string(), value.as_bytes().into())).collect()
}

/// The text of the answer.
static FIELDS: [FieldSpec; 1] = [FieldSpec::new("text")];

impl<E> Rejected<E> {
    fn message(&self) -> Cow<'_, str> {
        let status = self.spec.http_status();
        if self.text.is_empty() || status >= 500 {
            phrase(status).into()
        } else {
            without_type_names(&self.text)
        }
    }
}

/// The text without the names of Rust types that serde puts into it: `expected struct Order`.
fn without_type_names(text: &str) -> Cow<'_, str> {
    const KINDS: [&str; 3] = ["struct", "enum", "variant"];
    if !KINDS.iter().any(|kind| text.contains(kind)) {
        return text.into();
    }
    let mut kept = String::new();
    let mut after_kind = false;
    for word in text.split_inclusive(' ') {
        if !after_kind || KINDS.contains(&word.trim_end()) {
            kept.push_str(word);
        }
        after_kind = KINDS.contains(&word.trim_end());
    }
    kept.truncate(kept.trim_end().len());
    kept.into()
}

impl<E> fmt::Display for Rejected<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// All of the text, for the logs.
impl<E> fmt::Debug for Rejected<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected")
            .field("status", &self.spec.http_status())
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

impl<E> core::error::Error for Rejected<E> {}

impl<E: WireContract> Disclose for Rejected<E> {
    fn record(&self) -> &ErrorSpec {
        &self.spec
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Str(&self.message())]);
    }

    fn style(&self) -> Style {
        E::CONTRACT.style
    }
}

/// Emits the event for the logs.
impl<E: WireContract> IntoResponse for Rejected<E> {
    fn into_response(self) -> Response {
        let body = self.style().http_body();
        response(match self.accept {
            Some(accept) => Reply::negotiated(&self, body, accept, &self.extra),
            None => Reply::http(&self, body, &self.extra),
        })
    }
}
