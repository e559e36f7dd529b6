//! The body of a request, read before anything else happens.

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::serve::{self, Busy, Refused, Unread, Whole, check};

/// The longest body that is looked at.
const MAX_BODY: usize = 1 << 20;

/// Why a body is not looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unfit {
    Unread(Unread),
    TooManyValues,
}

/// Reads a body, and refuses one that takes too much time or memory.
pub(super) async fn read(body: Body) -> Result<Whole, Unfit> {
    let whole = serve::read(body, MAX_BODY).await.map_err(Unfit::Unread)?;
    match check(&whole.bytes) {
        Err(Refused::TooManyValues) => Err(Unfit::TooManyValues),
        Ok(()) | Err(Refused::NotJson(_)) => Ok(whole),
    }
}

/// Reads the body before the request goes on.
pub(super) async fn read_whole(request: Request, next: Next) -> Result<Response, Unfit> {
    let (parts, body) = request.into_parts();
    let Whole { bytes, room: _room } = read(body).await?;
    Ok(next.run(Request::from_parts(parts, bytes.into())).await)
}

/// A plain status: the layer around has the format.
impl IntoResponse for Unfit {
    fn into_response(self) -> Response {
        match self {
            Self::Unread(Unread::NoRoom) => return Busy::Full.into_response(),
            Self::Unread(Unread::TooLong) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unread(Unread::TooSlow) => StatusCode::REQUEST_TIMEOUT,
            Self::Unread(Unread::BrokeOff) => StatusCode::BAD_REQUEST,
            Self::TooManyValues => StatusCode::UNPROCESSABLE_ENTITY,
        }
        .into_response()
    }
}
