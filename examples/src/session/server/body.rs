//! The body of a request, read before anything else happens.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::serve::{Busy, Refused, Unread, check, read};

/// The longest body that is looked at.
const MAX_BODY: usize = 1 << 20;

/// Reads the body, and refuses one that takes too much time or memory.
pub(super) async fn read_whole(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let whole = match read(body, MAX_BODY).await {
        Ok(whole) => whole,
        Err(Unread::NoRoom) => return Busy::Full.into_response(),
        Err(unread) => return status(unread).into_response(),
    };
    if let Err(Refused::TooManyValues) = check(&whole.bytes) {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    next.run(Request::from_parts(parts, whole.bytes.into())).await
}

fn status(unread: Unread) -> StatusCode {
    match unread {
        Unread::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        Unread::TooSlow => StatusCode::REQUEST_TIMEOUT,
        Unread::BrokeOff => StatusCode::BAD_REQUEST,
        Unread::NoRoom => StatusCode::SERVICE_UNAVAILABLE,
    }
}
