//! What axum and its layers answer with, in the format of the enum.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Form, Path, Query};
use axum::http::{Request, StatusCode};
use axum::middleware::map_response;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Deserialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use wire_error::axum::{ErrorLayer, Rejected};
use wire_error::{ErrorSpec, WireError};

use crate::axum::ask;
use crate::shop::*;

#[derive(Deserialize)]
#[expect(dead_code, reason = "what counts is whether it deserializes")]
struct SecretlyNamed {
    count: u32,
    kind: Kind,
}

#[derive(Clone, Deserialize)]
enum Kind {
    Small,
    Large,
}

fn routes() -> Router {
    Router::new()
        .route("/own", get(|| async { not_found() }))
        .route("/json", post(|_: Json<SecretlyNamed>| async {}))
        .route("/path/{id}", get(|_: Path<u32>| async {}))
        .route("/query", get(|_: Query<SecretlyNamed>| async {}))
        .route(
            "/form",
            get(|_: Form<SecretlyNamed>| async {}).post(|_: Form<SecretlyNamed>| async {}),
        )
        .route("/string", post(|_: String| async {}))
        .route("/extension", get(|_: Extension<Kind>| async {}))
        .route("/panic", get(crash))
        .route("/slow", get(std::future::pending::<()>))
        .route("/text", get(|| async { (StatusCode::CONFLICT, "  taken\n") }))
        .route("/failure", get(|| async { (StatusCode::BAD_GATEWAY, "10.0.0.7 refused") }))
        .route("/odd", get(|| async { StatusCode::from_u16(418).unwrap() }))
        .route("/longest", get(|| async { (StatusCode::BAD_REQUEST, "x".repeat(4096)) }))
        .route("/long", get(|| async { (StatusCode::BAD_REQUEST, "x".repeat(4097)) }))
        .route("/stream", get(|| async { (StatusCode::BAD_REQUEST, endless()) }))
        .route("/page", get(|| async { (StatusCode::NOT_FOUND, axum::response::Html("<p>")) }))
        .route("/foreign", get(|| async { (StatusCode::NOT_FOUND, Json("mine")) }))
        .route("/fine", get(|| async { "fine" }))
        .layer(DefaultBodyLimit::max(100))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            Duration::from_millis(20),
        ))
}

async fn crash() {
    panic!("a secret in a panic")
}

/// A body that never ends.
fn endless() -> Body {
    struct Endless;

    impl http_body::Body for Endless {
        type Data = axum::body::Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
            std::task::Poll::Ready(Some(Ok(http_body::Frame::data("x".into()))))
        }
    }

    Body::new(Endless)
}

fn app() -> Router {
    routes().layer(ErrorLayer::<ShopError>::new())
}

fn get_of(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn post_of(path: &str, content_type: &str, body: &str) -> Request<Body> {
    Request::post(path).header("content-type", content_type).body(body.to_owned().into()).unwrap()
}

fn json_of(body: &str) -> Request<Body> {
    post_of("/json", "application/json", body)
}

/// Asserts the whole of an answer but its message, and gives that.
async fn message_of(request: Request<Body>, status: u16, name: &str) -> String {
    let (response, body) = ask(&app(), request).await;
    assert_eq!(response.status(), status, "{body}");
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let len = response.headers().get("content-length");
    assert!(len.is_none_or(|len| *len == *body.len().to_string()));
    assert_eq!(response.extensions().get::<ErrorSpec>().unwrap().http_status(), status);
    let value: serde_json::Value = serde_json::from_str(&body).unwrap();
    let message = value["error"]["message"].as_str().unwrap().to_owned();
    assert_eq!(
        value,
        serde_json::json!({"error": {"code": status, "message": message, "status": name}})
    );
    message
}

/// A request for each of axum's own rejections, its status and its fixed sentence.
fn rejections() -> Vec<(Request<Body>, u16, &'static str)> {
    vec![
        (json_of("{"), 400, "Failed to parse the request body as JSON"),
        (
            json_of(r#"{"count":-1,"kind":"Small"}"#),
            422,
            "Failed to deserialize the JSON body into the target type",
        ),
        (
            post_of("/json", "text/plain", "{}"),
            415,
            "Expected request with `Content-Type: application/json`",
        ),
        (
            post_of("/form", "text/plain", ""),
            415,
            "Form requests must have `Content-Type: application/x-www-form-urlencoded`",
        ),
        (
            post_of("/form", "application/x-www-form-urlencoded", "count=x"),
            422,
            "Failed to deserialize form body",
        ),
        (get_of("/form?count=x"), 400, "Failed to deserialize form"),
        (get_of("/query?kind=Small"), 400, "Failed to deserialize query string"),
        (get_of("/path/x"), 400, "Invalid URL"),
        (get_of("/path/%ff"), 400, "Invalid URL"),
        (post_of("/string", "text/plain", ""), 400, "Request body didn't contain valid UTF-8"),
        (broken(), 400, "Failed to buffer the request body"),
        (json_of(&format!("\"{}\"", "x".repeat(200))), 413, "Failed to buffer the request body"),
    ]
}

/// A request whose body breaks off.
fn broken() -> Request<Body> {
    let broken = futures_util::stream::iter([Err::<&[u8], _>(std::io::Error::other("gone"))]);
    Request::post("/string").body(Body::from_stream(broken)).unwrap()
}

#[tokio::test]
async fn of_axums_own_rejections_the_fixed_sentence_is_sent() {
    for (mut request, status, sentence) in rejections() {
        if sentence.contains("UTF-8") {
            *request.body_mut() = Body::from(&b"\xff"[..]);
        }
        assert_eq!(message_of(request, status, "INVALID_ARGUMENT").await, sentence);
    }
}

/// The sentences are a table in the crate, which this pins: with a new axum a sentence may change.
#[tokio::test]
async fn axum_still_says_the_sentences_with_a_colon_behind() {
    for (mut request, status, sentence) in rejections() {
        if sentence.contains("UTF-8") {
            *request.body_mut() = Body::from(&b"\xff"[..]);
        }
        let (response, text) = ask(&routes(), request).await;
        assert_eq!(response.status(), status);
        let rest = text.strip_prefix(sentence).unwrap_or_else(|| panic!("{text}"));
        assert!(rest.is_empty() || rest.starts_with(": "), "{text}");
    }
}

#[tokio::test]
async fn all_of_it_is_sent_where_that_is_asked_for() {
    let app = routes().layer(ErrorLayer::<ShopError>::new().verbatim());
    let (_, body) = ask(&app, json_of("{}")).await;
    assert_eq!(
        body,
        r#"{"error":{"code":422,"message":"Failed to deserialize the JSON body into the target type: missing field `count` at line 1 column 2","status":"INVALID_ARGUMENT"}}"#
    );
    let (_, body) = ask(&app, get_of("/panic")).await;
    assert!(!body.contains("secret"));
}

#[tokio::test]
async fn nothing_that_a_handler_wrote_is_edited() {
    let text = "pick the enum Small or the struct Large: variant 7";
    let app = Router::new()
        .route("/", get(move || async move { (StatusCode::CONFLICT, text) }))
        .layer(ErrorLayer::<ShopError>::new());
    let body = ask(&app, get_of("/")).await.1;
    assert!(body.contains(&format!("\"message\":\"{text}\"")), "{body}");
}

#[tokio::test]
async fn the_kind_of_a_rejection_is_known() {
    use wire_error::axum::Kind;
    let kinds = [
        Kind::JsonSyntax,
        Kind::JsonData,
        Kind::MediaType,
        Kind::MediaType,
        Kind::Form,
        Kind::Form,
        Kind::Query,
        Kind::Path,
        Kind::Path,
        Kind::Body,
        Kind::Body,
        Kind::BodyLimit,
    ];
    for ((_, status, sentence), kind) in rejections().into_iter().zip(kinds) {
        assert_eq!(Rejected::<ShopError>::new(status, sentence).kind(), kind, "{sentence}");
    }
    for (status, text, kind) in [
        (404, "", Kind::Route),
        (404, "no such page", Kind::Other),
        (405, "", Kind::Method),
        (413, "", Kind::BodyLimit),
        (415, "", Kind::MediaType),
        (418, "", Kind::Other),
        (408, "", Kind::Timeout),
        (504, "", Kind::Timeout),
        (413, "length limit exceeded", Kind::BodyLimit),
        (500, "Service panicked", Kind::Panic),
        (409, "", Kind::Other),
        (422, "Invalid URL", Kind::Other),
        (400, "Invalid URLs", Kind::Other),
    ] {
        assert_eq!(Rejected::<ShopError>::new(status, text).kind(), kind, "{status} {text}");
    }
}

#[tokio::test]
async fn what_has_no_route_or_no_such_method_is_answered_in_the_same_format() {
    assert_eq!(message_of(get_of("/nowhere"), 404, "NOT_FOUND").await, "not found");
    assert_eq!(message_of(get_of("/json"), 405, "UNIMPLEMENTED").await, "method not allowed");
    let (response, _) = ask(&app(), get_of("/json")).await;
    assert_eq!(response.headers()["allow"], "POST");
}

#[tokio::test]
async fn a_failure_of_the_server_says_nothing_but_its_status() {
    assert_eq!(message_of(get_of("/panic"), 500, "INTERNAL").await, "internal error");
    assert_eq!(message_of(get_of("/extension"), 500, "INTERNAL").await, "internal error");
    assert_eq!(message_of(get_of("/failure"), 502, "UNAVAILABLE").await, "bad gateway");
    assert_eq!(message_of(get_of("/slow"), 408, "DEADLINE_EXCEEDED").await, "request timeout");
}

#[tokio::test]
async fn plain_text_is_a_message_if_it_is_short_and_whole() {
    assert_eq!(message_of(get_of("/text"), 409, "ABORTED").await, "taken");
    assert_eq!(message_of(get_of("/odd"), 418, "FAILED_PRECONDITION").await, "client error");
    let longest = message_of(get_of("/longest"), 400, "INVALID_ARGUMENT").await;
    assert_eq!(longest, "x".repeat(4096));
    assert_eq!(message_of(get_of("/long"), 400, "INVALID_ARGUMENT").await, "bad request");
    assert_eq!(message_of(get_of("/stream"), 400, "INVALID_ARGUMENT").await, "bad request");
}

#[tokio::test]
async fn what_is_in_a_format_already_passes() {
    let (response, body) = ask(&app(), get_of("/own")).await;
    assert_eq!((response.status().as_u16(), &*body), (404, NOT_FOUND_AIP193));
    for (path, status, body) in
        [("/foreign", 404, "\"mine\""), ("/page", 404, "<p>"), ("/fine", 200, "fine")]
    {
        let (response, sent) = ask(&app(), get_of(path)).await;
        assert_eq!((response.status().as_u16(), &*sent), (status, body));
    }
}

#[tokio::test]
async fn the_format_is_the_one_that_the_enum_declares() {
    let app = routes().layer(ErrorLayer::<KioskError>::new());
    let (response, body) = ask(&app, get_of("/nowhere")).await;
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    assert_eq!(
        body,
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"not found"}"#
    );
}

#[tokio::test]
async fn the_request_may_have_its_say() {
    let app = routes().layer(map_response(Rejected::<ShopError>::negotiate));
    let mut request = get_of("/json");
    request.headers_mut().insert("accept", "application/problem+json".parse().unwrap());
    let (response, body) = ask(&app, request).await;
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["vary"], "accept");
    assert_eq!(response.headers()["allow"], "POST");
    assert_eq!(
        body,
        r#"{"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"method not allowed"}"#
    );
    let (response, _) = ask(&app, get_of("/json")).await;
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["vary"], "accept");
}

#[test]
fn a_rejection_of_ones_own_has_any_error_status() {
    for (given, status) in [(400, 400), (599, 599), (404, 404), (200, 500), (0, 500), (999, 500)] {
        let rejected = Rejected::<ShopError>::new(given, "why");
        assert_eq!(rejected.http_status(), status);
        assert_eq!(rejected.into_response().status(), status);
    }
    let rejected = Rejected::<ShopError>::new(500, "an operator's secret");
    assert_eq!(rejected.to_string(), "internal error");
    assert!(format!("{rejected:?}").contains("an operator's secret"));
}

#[tokio::test]
async fn a_middleware_of_ones_own_catches_too() {
    let app = routes().layer(map_response(Rejected::<KioskError>::catch));
    let (response, body) = ask(&app, get_of("/nowhere")).await;
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    assert!(body.ends_with(r#""status":404,"detail":"not found"}"#));
}
