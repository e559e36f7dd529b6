//! The body of a request, read to its end.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt as _;
use tokio::time::timeout;

/// The longest body that is looked at.
pub(super) const MAX_BODY: usize = 1 << 20;

/// How long a body may take.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Reads the body before anything else happens, the rest of one that is too long as well: who
/// is still sending does not hear an answer, only that the connection broke.
pub(super) async fn read_whole(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match timeout(MAX_TIME, collect(body)).await {
        Ok(Ok(body)) => next.run(Request::from_parts(parts, body.into())).await,
        Ok(Err(status)) => status.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

async fn collect(body: Body) -> Result<Bytes, StatusCode> {
    let mut stream = body.into_data_stream();
    let mut read = Vec::new();
    let mut too_long = false;
    while let Some(data) = stream.next().await {
        let data = data.map_err(|_| StatusCode::BAD_REQUEST)?;
        too_long |= read.len() + data.len() > MAX_BODY;
        if !too_long {
            read.extend_from_slice(&data);
        }
    }
    if too_long { Err(StatusCode::PAYLOAD_TOO_LARGE) } else { Ok(read.into()) }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use std::convert::Infallible;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stalls_is_given_up() {
        let stalled = stream::pending::<Result<Bytes, Infallible>>();
        let router = axum::Router::new()
            .fallback(|| async { StatusCode::NO_CONTENT })
            .layer(axum::middleware::from_fn(read_whole));
        let request = Request::new(Body::from_stream(stalled));
        let response = tower::ServiceExt::oneshot(router, request).await.into_response();
        assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
    }

    #[tokio::test]
    async fn a_body_is_looked_at_up_to_its_bound() {
        let longest = vec![b'x'; MAX_BODY];
        assert_eq!(collect(longest.clone().into()).await, Ok(longest.clone().into()));
        let longer = [longest, vec![b'x']].concat();
        assert_eq!(collect(longer.into()).await, Err(StatusCode::PAYLOAD_TOO_LARGE));
    }
}
