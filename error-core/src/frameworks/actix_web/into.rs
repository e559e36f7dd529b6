//! What `into(actix_web)` generates.

use crate::Disclose;
use crate::formats::extra::Extra;
use crate::frameworks::reply::Reply;

pub use ::actix_web::http::StatusCode;
pub use ::actix_web::{HttpResponse, ResponseError};

/// The response in the format of the layer around, else in the body that the error's type declares.
pub fn response(error: &dyn Disclose) -> HttpResponse {
    super::response(Reply::own(error, &Extra::default()))
}

/// The status of that response.
pub fn status(error: &dyn Disclose) -> StatusCode {
    super::status(error.record().http_status())
}

/// `impl ResponseError`
#[doc(hidden)]
#[macro_export]
macro_rules! into_actix_web {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::actix_web::into::ResponseError for $ty where $($predicates)* {
            fn status_code(&self) -> $crate::actix_web::into::StatusCode {
                $crate::actix_web::into::status(self)
            }

            fn error_response(&self) -> $crate::actix_web::into::HttpResponse {
                $crate::actix_web::into::response(self)
            }
        }
    };
}
