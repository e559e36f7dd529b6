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

mod layer;

use core::convert::Infallible;
use core::future::{Ready, ready};

use ::actix_web::dev::Payload;
use ::actix_web::http::StatusCode;
use ::actix_web::http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue};
use ::actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError};

use crate::frameworks::negotiate::{self, Accept};
use crate::frameworks::reply::{Reply, ToReply};
use crate::{Disclose, aip193, problem};

pub use super::rejected::{Kind, Rejected};
pub use layer::{ErrorLayer, ErrorService};

/// The reply in actix-web's types. A header that these do not allow is left out.
pub(crate) fn response(reply: Reply) -> HttpResponse {
    let mut builder = HttpResponse::build(status(reply.status));
    reply.headers.visit(&mut |name, value| {
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value))
        {
            builder.append_header((name, value));
        }
    });
    let mut response = builder.body(reply.body);
    response.extensions_mut().insert(reply.spec);
    response
}

pub(crate) fn status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Reads the `Accept` header. It cannot fail.
impl FromRequest for Accept {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(accept(request.headers())))
    }
}

/// Reads the `Accept` header.
fn accept(headers: &HeaderMap) -> Accept {
    Accept::parse_all(headers.get_all(ACCEPT).filter_map(|value| value.to_str().ok()))
}

macro_rules! response_error {
    ($($(#[$cfg:meta])? $wrapper:ident),*) => {$(
        /// Emits the event for the logs.
        $(#[$cfg])?
        impl<E: Disclose> ResponseError for $wrapper::Response<E> {
            fn status_code(&self) -> StatusCode {
                status(ToReply::status(self))
            }

            fn error_response(&self) -> HttpResponse {
                response(self.to_reply())
            }
        }
    )*};
}

response_error!(
    aip193,
    problem,
    negotiate,
    #[cfg(feature = "json")]
    jsonrpc
);

#[cfg(feature = "json")]
use crate::jsonrpc;
