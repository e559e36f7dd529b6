//! axum: a real router.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::response::Response;
use axum::routing::get;
use tower::ServiceExt as _;
use wire_error::negotiate::{self, Accept};
use wire_error::{ErrorSpec, aip193, jsonrpc, problem};

use crate::shop::*;

/// The response to a GET, and its body.
pub(crate) async fn ask(app: &Router, request: Request<Body>) -> (Response<()>, String) {
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8(body.into()).unwrap())
}

fn to(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn find() -> Result<&'static str, ShopError> {
    Err(not_found())
}

fn app() -> Router {
    Router::new()
        .route(
            "/own",
            get(|| async {
                find()?;
                Ok::<_, ShopError>("found")
            }),
        )
        .route("/kiosk", get(|| async { Err::<(), _>(KioskError::Shop(not_found())) }))
        .route(
            "/problem",
            get(|| async {
                find()?;
                Ok::<_, problem::Response<ShopError>>("found")
            }),
        )
        .route(
            "/aip193",
            get(|| async {
                let named = |error| aip193::Response::from(error).request_id("req-1");
                find().map_err(named)
            }),
        )
        .route(
            "/jsonrpc",
            get(|| async {
                find().map_err(|error| jsonrpc::Response::from(error).id(3).status(404))
            }),
        )
        .route(
            "/negotiated",
            get(async |accept: Accept| -> Result<&str, negotiate::Response<ShopError>> {
                find().map_err(|error| accept.response(error))
            }),
        )
        .route("/generic", get(|| async { Generic::<u8>::Conflict(1) }))
}

#[tokio::test]
async fn a_question_mark_in_a_handler_answers_in_the_declared_body() {
    let (response, body) = ask(&app(), to("/own")).await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(body, NOT_FOUND_AIP193);
    assert_eq!(response.extensions().get::<ErrorSpec>().unwrap().name(), "OrderNotFound");
    let (response, body) = ask(&app(), to("/kiosk")).await;
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    assert_eq!(body, NOT_FOUND_PROBLEM);
}

#[tokio::test]
async fn wrappers_are_chosen_by_the_handler() {
    let (response, body) = ask(&app(), to("/problem")).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!((response.status().as_u16(), &*body), (404, NOT_FOUND_PROBLEM));
    let (_, body) = ask(&app(), to("/aip193")).await;
    assert!(body.ends_with(
        r#",{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"req-1"}]}}"#
    ));
    let (response, body) = ask(&app(), to("/jsonrpc")).await;
    assert_eq!(response.status(), 404);
    assert_eq!(body, format!(r#"{{"jsonrpc":"2.0","id":3,"error":{NOT_FOUND_OBJECT}}}"#));
    assert_eq!(ask(&app(), to("/generic")).await.0.status(), 409);
}

#[tokio::test]
async fn accept_is_an_extractor() {
    let mut request = to("/negotiated");
    request.headers_mut().insert("accept", "application/problem+json".parse().unwrap());
    let (response, body) = ask(&app(), request).await;
    assert_eq!(response.headers()["vary"], "accept");
    assert_eq!(body, NOT_FOUND_PROBLEM);
    assert_eq!(ask(&app(), to("/negotiated")).await.1, NOT_FOUND_AIP193);
}
