//! What each framework's layer says of itself: whether it is ready, which is whether what it serves is, and
//! its `Debug`.

use std::future::{Ready, ready};
use std::task::{Context, Poll, Waker};

use actix_web::dev::{ServiceRequest, ServiceResponse, Transform as _};
use axum::body::Body;
use http::{Request, Response};
use tower::{Layer as _, Service};

use crate::shop::*;

/// A service that is ready, or not, or no longer there.
#[derive(Clone)]
struct Inner(Poll<Result<(), &'static str>>);

impl Service<Request<()>> for Inner {
    type Response = Response<Body>;
    type Error = &'static str;
    type Future = Ready<Result<Response<Body>, &'static str>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), &'static str>> {
        self.0
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        ready(Ok(Response::default()))
    }
}

impl actix_web::dev::Service<ServiceRequest> for Inner {
    type Response = ServiceResponse;
    type Error = actix_web::Error;
    type Future = Ready<Result<ServiceResponse, actix_web::Error>>;

    fn poll_ready(&self, _: &mut Context<'_>) -> Poll<Result<(), actix_web::Error>> {
        self.0.map_err(actix_web::error::ErrorGone)
    }

    fn call(&self, _: ServiceRequest) -> Self::Future {
        ready(Err(actix_web::error::ErrorGone("")))
    }
}

const STATES: [Poll<Result<(), &str>>; 3] =
    [Poll::Pending, Poll::Ready(Ok(())), Poll::Ready(Err("gone"))];

/// What a layer of `tower` says.
fn assert_says<S>(serve: impl Fn(Inner) -> S)
where
    S: Service<Request<()>, Error = &'static str, Future: std::fmt::Debug> + std::fmt::Debug,
{
    for state in STATES {
        let mut service = serve(Inner(state));
        assert_eq!(service.poll_ready(&mut Context::from_waker(Waker::noop())), state);
        let future = service.call(Request::default());
        assert_eq!(format!("{service:?} {future:?}"), "ErrorService { .. } ErrorFuture { .. }");
    }
}

#[test]
fn a_layer_of_tower_is_ready_if_what_it_serves_is() {
    assert_says(|inner| wire_error::axum::ErrorLayer::<ShopError>::new().layer(inner));
    assert_says(|inner| wire_error::tonic::ErrorLayer::<ShopError>::new().layer(inner));
}

#[actix_web::test]
async fn a_middleware_of_actix_web_is_ready_if_what_it_serves_is() {
    for state in STATES {
        let layer = wire_error::actix_web::ErrorLayer::<ShopError>::new();
        let service = layer.new_transform(Inner(state)).await.unwrap();
        assert_eq!(format!("{service:?}"), "ErrorService { .. }");
        let polled =
            actix_web::dev::Service::poll_ready(&service, &mut Context::from_waker(Waker::noop()));
        assert_eq!(
            format!("{polled:?}"),
            format!("{:?}", state.map_err(actix_web::error::ErrorGone))
        );
    }
}
