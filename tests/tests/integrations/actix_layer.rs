//! `actix_web::ErrorLayer`: extractors' errors, panics, and what only the request knows.

use actix_web::dev::ServiceResponse;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, HttpResponse, guard, web};
use serde::Deserialize;
use serde_json::{Value, json};
use wire_error::actix_web::{ErrorLayer, Kind, Rejected};

use crate::shop::*;

#[derive(Deserialize)]
#[expect(dead_code, reason = "what counts is whether it deserializes")]
struct SecretlyNamed {
    count: u32,
}

/// The status, the headers that are named and the body.
async fn answer(
    layer: ErrorLayer<ShopError>,
    request: TestRequest,
    names: [&str; 3],
) -> (u16, [Option<String>; 3], Value) {
    let app = App::new()
        .route("/own", web::get().to(|| async { Err::<&str, _>(not_found()) }))
        .route("/json", web::post().to(|_: web::Json<SecretlyNamed>| async { "" }))
        .route("/query", web::get().to(|_: web::Query<SecretlyNamed>| async { "" }))
        .route("/path/{id}", web::get().to(|_: web::Path<u32>| async { "" }))
        .route("/form", web::post().to(|_: web::Form<SecretlyNamed>| async { "" }))
        .route("/panic", web::get().to(crash))
        .route(
            "/text",
            web::get().to(|| async {
                Err::<&str, _>(actix_web::error::ErrorConflict("the struct Order is taken"))
            }),
        )
        .route(
            "/failure",
            web::get().to(|| async {
                HttpResponse::BadGateway()
                    .insert_header(("vary", "origin"))
                    .body("10.0.0.7 refused")
            }),
        )
        .route(
            "/compressed",
            web::get().to(|| async {
                HttpResponse::Conflict().insert_header(("content-encoding", "gzip")).body("taken")
            }),
        )
        .service(
            web::resource("/only").route(web::route().guard(guard::Post()).to(|| async { "" })),
        )
        .wrap(layer);
    let app = init_service(app).await;
    match actix_web::dev::Service::call(&app, request.to_request()).await {
        Ok(response) => {
            let status = response.status().as_u16();
            let headers = names.map(|name| {
                response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
            });
            let body = actix_web::test::read_body(response).await;
            (status, headers, serde_json::from_slice(&body).unwrap())
        }
        Err(error) => {
            let response = error.error_response();
            let status = response.status().as_u16();
            let headers = names.map(|name| {
                response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
            });
            let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
            (status, headers, serde_json::from_slice(&body).unwrap())
        }
    }
}

async fn crash() -> &'static str {
    panic!("a secret in a panic")
}

fn layer() -> ErrorLayer<ShopError> {
    ErrorLayer::new()
}

async fn message(request: TestRequest, status: u16) -> String {
    let (sent, _, body) = answer(layer(), request, [""; 3]).await;
    assert_eq!(sent, status, "{body}");
    assert_eq!(body["error"]["code"], status);
    assert_eq!(body["error"].as_object().unwrap().len(), 3);
    body["error"]["message"].as_str().unwrap().into()
}

fn post(path: &str, content_type: &str, body: &str) -> TestRequest {
    let request = TestRequest::post().uri(path).insert_header(("content-type", content_type));
    request.set_payload(body.to_owned())
}

#[actix_web::test]
async fn of_the_extractors_errors_the_fixed_sentence_is_sent() {
    for (request, status, sentence) in [
        (post("/json", "application/json", "no JSON"), 400, "Json deserialize error"),
        (post("/json", "application/json", r#"{"count":"x"}"#), 400, "Json deserialize error"),
        (post("/json", "text/plain", "{}"), 400, "Content type error"),
        (post("/form", "text/plain", ""), 415, "Content type error"),
        (post("/form", "application/x-www-form-urlencoded", "count=x"), 400, "Parse error"),
        (TestRequest::get().uri("/query?count=x"), 400, "Query deserialize error"),
        (TestRequest::get().uri("/path/x"), 404, "Path deserialize error"),
        (TestRequest::get().uri("/nowhere"), 404, "not found"),
        (TestRequest::get().uri("/only"), 405, "method not allowed"),
        (TestRequest::get().uri("/text"), 409, "the struct Order is taken"),
        (TestRequest::get().uri("/compressed"), 409, "conflict"),
        (TestRequest::get().uri("/failure"), 502, "bad gateway"),
        (TestRequest::get().uri("/panic"), 500, "internal error"),
    ] {
        let sent = message(request, status).await;
        assert_eq!(sent, sentence);
    }
    assert_eq!(Rejected::<ShopError>::new(400, "Query deserialize error").kind(), Kind::Query);
}

#[actix_web::test]
async fn what_the_request_knows_is_said() {
    let asked = |path| {
        TestRequest::get()
            .uri(path)
            .insert_header(("x-request-id", "r-1"))
            .insert_header(("accept", "application/problem+json"))
    };
    let layer = || layer().request_id("x-request-id").negotiate();
    let names = ["content-type", "vary", "x-request-id"];
    for (path, status, vary) in [
        ("/own", 404, "accept"),
        ("/nowhere", 404, "accept"),
        ("/panic", 500, "accept"),
        ("/failure", 502, "origin, accept"),
    ] {
        let (sent, headers, body) = answer(layer(), asked(path), names).await;
        assert_eq!((sent, &body["request_id"]), (status, &json!("r-1")), "{path}: {body}");
        let expected = ["application/problem+json", vary, "r-1"];
        assert_eq!(headers.map(Option::unwrap), expected, "{path}");
    }
}

/// An error of a middleware: it fails before any handler has a turn.
#[derive(Debug)]
struct Odd;

impl std::fmt::Display for Odd {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("a secret in a panic")
    }
}

impl actix_web::ResponseError for Odd {}

#[actix_web::test]
async fn an_error_of_a_middleware_inside_is_answered_as_a_handlers_is() {
    let layer = || layer().request_id("x-request-id").negotiate();
    let errors: [(fn() -> actix_web::Error, _, _); 3] = [
        (|| not_found().into(), 404, "no order 7"),
        (|| actix_web::error::ErrorConflict("taken"), 409, "taken"),
        (|| Odd.into(), 500, "internal error"),
    ];
    for (error, status, message) in errors {
        // two layers: the answer of the inner one is whole when the outer one has looked at it
        let app = App::new()
            .wrap_fn(move |_, _| async move { Err::<ServiceResponse, _>(error()) })
            .wrap(layer())
            .wrap(layer());
        let request = TestRequest::get()
            .insert_header(("x-request-id", "r-1"))
            .insert_header(("accept", "application/problem+json"));
        let app = init_service(app).await;
        let failed = actix_web::dev::Service::call(&app, request.to_request()).await.unwrap_err();
        let response = failed.error_response();
        assert_eq!(response.status(), status);
        let header = |name| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
        let headers = ["content-type", "vary", "x-request-id"].map(header);
        assert_eq!(headers, ["application/problem+json", "accept", "r-1"]);
        let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["detail"], message);
        assert_eq!(body["request_id"], "r-1");
    }
}

#[actix_web::test]
async fn allow_is_kept() {
    let app =
        App::new().service(web::resource("/").route(web::post().to(|| async { "" }))).wrap(layer());
    let app = init_service(app).await;
    let response = call_service(&app, TestRequest::get().to_request()).await;
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers().get("allow").unwrap(), "POST");
}

#[actix_web::test]
async fn the_kind_tells_json_that_does_not_fit_from_what_is_no_json() {
    let declared = || {
        layer().declare(|kind, _| match kind {
            Kind::JsonData => Some(ShopError::Refused { fields: vec![] }),
            _ => None,
        })
    };
    let fits_not = post("/json", "application/json", r#"{"count":"x"}"#);
    let (_, _, body) = answer(declared(), fits_not, [""; 3]).await;
    assert_eq!(body["error"]["details"][0]["reason"], "REFUSED");
    let (_, _, body) = answer(declared(), post("/json", "application/json", "x"), [""; 3]).await;
    assert_eq!(body["error"]["message"], "Json deserialize error");
}

#[actix_web::test]
async fn a_jsonrpc_route_answers_with_jsonrpc_errors() {
    let app = App::new()
        .route("/", web::post().to(|_: web::Json<SecretlyNamed>| async { "" }))
        .wrap(ErrorLayer::jsonrpc());
    let app = init_service(app).await;
    for (sent, code) in [("no JSON", -32700), (r#"{"count":"x"}"#, -32600)] {
        let request = post("/", "application/json", sent).to_request();
        let body = match actix_web::dev::Service::call(&app, request).await {
            Ok(response) => actix_web::test::read_body(response).await,
            Err(error) => {
                actix_web::body::to_bytes(error.error_response().into_body()).await.unwrap()
            }
        };
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((&body["jsonrpc"], &body["error"]["code"]), (&json!("2.0"), &json!(code)));
    }
}
