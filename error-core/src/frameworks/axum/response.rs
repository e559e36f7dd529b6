//! Errors in axum's types.

use alloc::string::{String, ToString as _};
use core::convert::Infallible;

use ::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use ::http::request::Parts;
use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http_body::Body as _;
use http_body_util::{BodyExt as _, Collected, Limited};

use crate::frameworks::accept::Accept;
use crate::frameworks::headers::{describes_body, is_plain};
use crate::frameworks::rejected::Rejected;
use crate::frameworks::reply::{Reply, ToReply};
use crate::frameworks::wrappers::for_each_wrapper;
use crate::{Disclose, ErrorSpec, WireContract};

/// The reply in axum's types.
pub(crate) fn response(reply: Reply) -> Response {
    crate::frameworks::http::response(reply).map(Body::from)
}

macro_rules! into_response {
    ($($wrapper:ident)*) => {$(
        /// Emits the event for the logs.
        impl<E: Disclose> IntoResponse for crate::$wrapper::Response<E> {
            fn into_response(self) -> Response {
                response(self.to_reply())
            }
        }
    )*};
}

for_each_wrapper!(into_response);

/// Reads the `Accept` header. It cannot fail.
impl<S: Sync> FromRequestParts<S> for Accept {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::from(&parts.headers))
    }
}

/// No text of an answer is longer, in bytes. What is longer is no message.
const MAX_TEXT: u64 = 4096;

/// What a layer of your own is made of, where [`ErrorLayer`](super::ErrorLayer) does not do.
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

pub(super) fn is_plain_failure(response: &Response) -> bool {
    let status = response.status();
    let is_failure = status.is_client_error() || status.is_server_error();
    let content_type = response.headers().get(CONTENT_TYPE);
    is_failure
        && is_plain(content_type.map(HeaderValue::as_bytes))
        && response.extensions().get::<ErrorSpec>().is_none()
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
