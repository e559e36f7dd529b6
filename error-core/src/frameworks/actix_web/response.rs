//! Errors in actix-web's types.

use core::convert::Infallible;
use core::future::{Ready, ready};

use ::actix_web::dev::Payload;
use ::actix_web::http::StatusCode;
use ::actix_web::http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue};
use ::actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError};

use crate::Disclose;
use crate::frameworks::accept::Accept;
use crate::frameworks::reply::{Reply, ToReply};
use crate::frameworks::wrappers::for_each_wrapper;

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
pub(super) fn accept(headers: &HeaderMap) -> Accept {
    Accept::parse_all(headers.get_all(ACCEPT).filter_map(|value| value.to_str().ok()))
}

macro_rules! response_error {
    ($($wrapper:ident)*) => {$(
        /// Emits the event for the logs.
        impl<E: Disclose> ResponseError for crate::$wrapper::Response<E> {
            fn status_code(&self) -> StatusCode {
                status(ToReply::status(self))
            }

            fn error_response(&self) -> HttpResponse {
                response(self.to_reply())
            }
        }
    )*};
}

for_each_wrapper!(response_error);
