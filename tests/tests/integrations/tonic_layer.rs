//! `tonic::ErrorLayer`: what only the request knows, and handlers that panic.

use std::convert::Infallible;
use std::time::Duration;

use http::{Request, Response, StatusCode};
use tonic::body::Body;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;
use tower::{Layer as _, ServiceExt as _, service_fn};
use wire_error::tonic::{ErrorLayer, Kind};
use wire_error::{Disclose, ErrorSpec, WireError, grpc};

use crate::shop::*;

/// What a service answers that does this.
async fn answer<F: Future<Output = Response<Body>>>(
    layer: ErrorLayer<ShopError>,
    id: &str,
    handle: fn() -> F,
) -> Response<Body> {
    let service = layer
        .layer(service_fn(|_: Request<()>| async move { Ok::<_, Infallible>(handle().await) }));
    service.oneshot(Request::builder().header("x-request-id", id).body(()).unwrap()).await.unwrap()
}

fn layer() -> ErrorLayer<ShopError> {
    ErrorLayer::new().request_id("x-request-id")
}

fn status(response: &Response<Body>) -> Status {
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/grpc");
    Status::from_header_map(response.headers()).unwrap()
}

#[tokio::test]
async fn a_question_mark_in_a_handler_knows_its_request() {
    let response = answer(layer(), "r-1", || async { Status::from(not_found()).into_http() }).await;
    let status = status(&response);
    assert_eq!((status.code(), status.message()), (Code::NotFound, "no order 7"));
    assert_eq!(status.get_details_request_info().unwrap().request_id, "r-1");
    assert_eq!(response.headers()["x-request-id"], "r-1");
    // a wrapper wins, and what is no id is none
    let wrapped =
        || async { Status::from(grpc::Response::from(not_found()).request_id("own")).into_http() };
    let response = answer(layer(), "r-1", wrapped).await;
    assert_eq!(response.headers()["x-request-id"], "own");
    let response =
        answer(layer(), "no id", || async { Status::from(not_found()).into_http() }).await;
    assert!(status_of(&response).get_details_request_info().is_none());
}

fn status_of(response: &Response<Body>) -> Status {
    status(response)
}

#[tokio::test]
async fn a_handler_that_panics_is_answered() {
    let response = answer(layer(), "r-1", || async { panic!("a secret in a panic") }).await;
    let sent = status(&response);
    assert_eq!((sent.code(), sent.message()), (Code::Internal, "internal error"));
    assert_eq!(sent.get_details_request_info().unwrap().request_id, "r-1");
    let declared = layer().declare(|kind, _| (kind == Kind::Panic).then(storage));
    let response = answer(declared, "r-1", || async { panic!("a secret in a panic") }).await;
    assert_eq!(status(&response).message(), "internal error");
}

#[tokio::test]
async fn what_is_answered_over_plain_http_becomes_a_status() {
    let plain = || async {
        let mut response = Response::new(Body::default());
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        response
    };
    let status = status(&answer(layer(), "r-1", plain).await);
    assert_eq!((status.code(), status.message()), (Code::InvalidArgument, "content too large"));
    let fine = answer(layer(), "r-1", || async { Response::new(Body::default()) }).await;
    assert_eq!(fine.headers().len(), 0);
}

/// An error with this record and delay.
#[derive(Debug)]
struct Delayed(ErrorSpec, Option<Duration>);

impl std::fmt::Display for Delayed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("delayed")
    }
}

impl std::error::Error for Delayed {}

impl Disclose for Delayed {
    fn record(&self) -> &ErrorSpec {
        &self.0
    }

    fn delay(&self) -> Option<Duration> {
        self.1
    }
}

#[test]
fn a_retry_policy_is_told_how_long_to_wait_and_nothing_else() {
    let pushback = |spec, delay| {
        let status = grpc::to_status(&Delayed(spec, delay));
        status
            .metadata()
            .get("grpc-retry-pushback-ms")
            .map(|value| value.to_str().unwrap().to_owned())
    };
    let unavailable = ErrorSpec::new("E").with_http(503);
    let exhausted = ErrorSpec::new("E").with_http(429).with_delay();
    for (spec, delay, expected) in [
        (unavailable.with_delay(), Some(Duration::from_millis(1500)), Some("1500")),
        (exhausted, Some(Duration::from_nanos(1)), Some("1")),
        (exhausted, Some(Duration::ZERO), Some("0")),
        (exhausted, Some(Duration::MAX), Some("2147483647")),
        (exhausted, None, None),
        (unavailable, None, None),
        (unavailable.with_retryable(false), None, Some("-1")),
        (unavailable.with_retryable(false), Some(Duration::ZERO), Some("-1")),
        (exhausted.with_retryable(false), Some(Duration::ZERO), None),
        (ErrorSpec::new("E").with_http(404), None, None),
    ] {
        assert_eq!(pushback(spec, delay).as_deref(), expected, "{delay:?}");
    }
    assert!(not_found().spec().retry_after().is_none());
}
