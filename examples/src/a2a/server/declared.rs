//! What no handler answers, in the words of A2A.

use wire_error::FieldViolation;
use wire_error::axum::Kind;
use wire_error::contract::Contract;

use super::{A2aV1Error, Profile};
use crate::serve::Busy;

/// A URL that cannot be read is an invalid request, and a panic is an internal error.
pub(super) fn declared<E: Profile>(kind: Kind, text: &str) -> Option<E> {
    let error = match kind {
        Kind::Path | Kind::Query => FieldViolation::new("url", text).into(),
        Kind::Panic => A2aV1Error::Internal("a handler panicked".into()),
        _ => return None,
    };
    Some(error.into())
}

/// What an operation may answer on the wire of `E`: its errors, and that the server is busy.
pub(super) fn contracts<E: Profile>() -> [Contract; 2] {
    let (errors, mut busy) = (Contract::of::<E>(), Contract::of::<Busy>());
    busy.content_type.clone_from(&errors.content_type);
    [errors, busy]
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::routing::get;
    use tower::ServiceExt as _;
    use wire_error::axum::ErrorLayer;

    use super::super::A2aError;
    use super::*;

    /// What a handler that panics is answered with, on the wire of `E`.
    async fn panicked<E: Profile>() -> String {
        let app: Router = Router::new()
            .route("/", get(async || -> () { panic!("at sea") }))
            .layer(ErrorLayer::<E>::new().declare(declared::<E>));
        let reply = app.oneshot(Request::<Body>::default()).await.unwrap();
        assert_eq!(reply.status(), 500);
        let body = to_bytes(reply.into_body(), 1 << 10).await.unwrap();
        String::from_utf8(body.into()).unwrap()
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_of_the_wire() {
        assert_eq!(
            panicked::<A2aV1Error>().await,
            r#"{"error":{"code":500,"message":"Internal error","status":"INTERNAL","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"INTERNAL_ERROR","domain":"a2a-protocol.org"}]}}"#,
        );
        assert_eq!(
            panicked::<A2aError>().await,
            r#"{"error":{"code":500,"message":"Internal error","status":"INTERNAL"}}"#,
        );
    }
}
