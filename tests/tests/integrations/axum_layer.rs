//! `axum::ErrorLayer`: what only the request knows, and answers that no handler made.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tower::{Layer as _, Service as _};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::limit::RequestBodyLimitLayer;
use wire_error::axum::{ErrorLayer, Kind};
use wire_error::negotiate::Accept;
use wire_error::{HttpBody, WireError, aip193, jsonrpc, problem};

use crate::axum::ask;
use crate::shop::*;

const UUID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

async fn fails() -> Result<(), ShopError> {
    Err(not_found())
}

fn request(path: &str, headers: &[(&str, &str)]) -> Request {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

/// The status, the headers and the body as JSON.
async fn answer(app: &Router, request: Request) -> (StatusCode, HeaderMap, Value) {
    let (response, body) = ask(app, request).await;
    let (parts, ()) = response.into_parts();
    let body = serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"));
    (parts.status, parts.headers, body)
}

fn layer() -> ErrorLayer<ShopError> {
    ErrorLayer::new().request_id("X-Request-Id").negotiate().instance()
}

#[tokio::test]
async fn an_error_that_leaves_a_handler_by_a_question_mark_knows_its_request() {
    let app = Router::new().route("/", get(fails)).layer(layer());
    let problem = ("accept", "application/problem+json");
    let (status, headers, body) =
        answer(&app, request("/", &[("x-request-id", UUID), problem])).await;
    assert_eq!(status, 404);
    assert_eq!(headers["content-type"], "application/problem+json");
    assert_eq!(headers["x-request-id"], UUID);
    assert_eq!(headers["vary"], "accept");
    assert_eq!(
        body,
        json!({
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": "no order 7",
            "instance": format!("urn:uuid:{UUID}"),
            "reason": "ORDER_NOT_FOUND",
            "domain": "shop.example",
            "metadata": {"id": "7"},
            "request_id": UUID,
        })
    );
    // no id, or none that is one, and no preference
    for id in ["", "two words", "é", &"x".repeat(129)] {
        let (_, headers, body) = answer(&app, request("/", &[("x-request-id", id)])).await;
        assert_eq!(headers.get("x-request-id"), None);
        assert_eq!(headers["content-type"], "application/json");
        assert_eq!(body, serde_json::from_str::<Value>(NOT_FOUND_AIP193).unwrap());
    }
    // an id that is no UUID names no occurrence, unless a closure says how
    let asked = || request("/", &[("x-request-id", "r-1"), problem]);
    assert_eq!(answer(&app, asked()).await.2.get("instance"), None);
    for id in ["abcdef", &UUID[1..], &format!("{UUID}0"), &UUID.replace('-', "0"), &"0".repeat(36)]
    {
        let (.., body) = answer(&app, request("/", &[("x-request-id", id), problem])).await;
        assert_eq!((body["request_id"].as_str(), body.get("instance")), (Some(id), None));
    }
    let uri = |id: &str| Some(format!("https://shop.example/requests/{id}"));
    let app = Router::new().route("/", get(fails)).layer(layer().instance_with(uri));
    let (.., body) = answer(&app, asked()).await;
    assert_eq!(body["instance"], "https://shop.example/requests/r-1");
}

#[tokio::test]
async fn a_wrapper_that_the_handler_returns_wins() {
    let app = Router::new()
        .route("/problem", get(|| async { problem::Response::from(not_found()).request_id("own") }))
        .route("/aip193", get(|| async { aip193::Response::from(not_found()) }))
        .route("/accept", get(|| async { Accept::parse("*/*").response(not_found()) }))
        .layer(layer());
    let both = [("accept", "application/problem+json"), ("x-request-id", "r-1")];
    let (_, headers, body) = answer(&app, request("/problem", &both)).await;
    assert_eq!(
        (&headers["x-request-id"], &body["request_id"]),
        (&"own".parse().unwrap(), &json!("own"))
    );
    let (_, headers, body) = answer(&app, request("/aip193", &both)).await;
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers.get("vary"), None);
    assert_eq!(body["error"]["details"][1]["requestId"], "r-1");
    let (_, headers, _) = answer(&app, request("/accept", &both)).await;
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["vary"], "accept");
}

#[tokio::test]
async fn of_nested_layers_the_innermost_answers() {
    let inner = Router::new()
        .route("/a", get(fails).post(|| async {}))
        .layer(ErrorLayer::<KioskError>::new().request_id("x-inner"));
    let app = Router::new().nest("/inner", inner).layer(layer());
    let headers = [("x-inner", "i"), ("x-request-id", "o"), ("accept", "application/problem+json")];
    let (_, sent, body) = answer(&app, request("/inner/a", &headers)).await;
    assert_eq!(sent["content-type"], "application/json"); // it does not negotiate
    assert_eq!(body["error"]["details"][1]["requestId"], "i");
    let mut delete = request("/inner/a", &headers);
    *delete.method_mut() = axum::http::Method::DELETE;
    let (status, sent, _) = answer(&app, delete).await;
    assert_eq!(
        (status, &sent["content-type"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"application/shop+json".parse().unwrap())
    );
    let (_, sent, body) = answer(&app, request("/nowhere", &headers)).await;
    assert_eq!((&sent["x-request-id"], &body["request_id"]), (&"o".parse().unwrap(), &json!("o")));
}

#[tokio::test(flavor = "current_thread")]
async fn requests_that_take_turns_never_see_each_others_facts() {
    async fn slow() -> Result<(), ShopError> {
        for _ in 0..5 {
            tokio::task::yield_now().await;
        }
        Err(not_found())
    }
    let app = Router::new().route("/", get(slow)).route(
        "/plain",
        get(|| async {
            tokio::task::yield_now().await;
            StatusCode::CONFLICT
        }),
    );
    let app = app.layer(layer());
    let requests = (0..1000).map(|n| {
        let app = app.clone();
        let id = format!("r-{n}");
        let accept = if n % 2 == 0 { "application/problem+json" } else { "application/json" };
        let path = if n % 3 == 0 { "/plain" } else { "/" };
        async move {
            let headers = [("x-request-id", &*id), ("accept", accept)];
            let headers = &headers[usize::from(n % 5 == 0)..];
            let (_, sent, body) = answer(&app, request(path, headers)).await;
            assert_eq!(sent["content-type"] == "application/problem+json", n % 2 == 0);
            let said = body.to_string();
            assert_eq!(sent.contains_key("x-request-id"), n % 5 != 0);
            assert_eq!(said.contains(&format!("\"{id}\"")), n % 5 != 0, "{said}");
            assert_eq!(said.matches("r-").count(), usize::from(n % 5 != 0), "{said}");
        }
    });
    futures_util::future::join_all(requests).await;
}

#[tokio::test]
async fn in_a_spawned_task_and_in_a_streamed_body_nobody_knows_the_request() {
    let app = Router::new()
        .route(
            "/spawned",
            get(|| async { tokio::spawn(async { not_found().into_response() }).await.unwrap() }),
        )
        .route(
            "/streamed",
            get(|| async {
                let made = async {
                    axum::body::to_bytes(not_found().into_response().into_body(), 1 << 20).await
                };
                Body::from_stream(futures_util::stream::once(made))
            }),
        )
        .layer(layer());
    let headers = [("accept", "application/problem+json"), ("x-request-id", "r-1")];
    for path in ["/spawned", "/streamed"] {
        assert_eq!(ask(&app, request(path, &headers)).await.1, NOT_FOUND_AIP193, "{path}");
    }
}

async fn crash() {
    panic!("a secret in a panic")
}

#[tokio::test]
async fn a_panic_is_answered_and_the_next_request_is_served() {
    let app = Router::new()
        .route("/", get(fails))
        .route("/handler", get(crash))
        .route("/caught", get(crash).layer(CatchPanicLayer::new()))
        .layer(layer());
    for path in ["/handler", "/caught", "/handler"] {
        let (status, headers, body) = answer(&app, request(path, &[("x-request-id", "r-1")])).await;
        assert_eq!(
            (status, &headers["x-request-id"]),
            (StatusCode::INTERNAL_SERVER_ERROR, &"r-1".parse().unwrap())
        );
        assert_eq!(
            body,
            json!({"error": {
                "code": 500,
                "message": "internal error",
                "status": "INTERNAL",
                "details": [{
                    "@type": "type.googleapis.com/google.rpc.RequestInfo",
                    "requestId": "r-1",
                }],
            }})
        );
    }
    assert_eq!(ask(&app, request("/", &[])).await.1, NOT_FOUND_AIP193);
}

#[tokio::test]
async fn nobody_tells_a_panic_from_an_opaque_error() {
    let routes = || {
        Router::new()
            .route("/opaque", get(|| async { storage() }))
            .route("/panic", get(crash))
            .route("/plain", get(|| async { StatusCode::INTERNAL_SERVER_ERROR }))
    };
    let problem = ("accept", "application/problem+json");
    for (app, headers) in [
        (routes().layer(ErrorLayer::<ShopError>::new()), &[][..]),
        (routes().layer(layer()), &[("x-request-id", UUID)]),
        (routes().layer(layer()), &[("x-request-id", UUID), problem]),
        (routes().layer(ErrorLayer::jsonrpc()), &[]),
    ] {
        let ask = async |path| {
            let (response, body) = ask(&app, request(path, headers)).await;
            (response.status(), response.headers().clone(), body)
        };
        let opaque = ask("/opaque").await;
        assert!(opaque.2.contains(r#""internal error""#), "{}", opaque.2);
        assert_eq!(ask("/panic").await, opaque);
        if opaque.0 != 200 {
            assert_eq!(ask("/plain").await, opaque);
        }
    }
}

#[tokio::test]
async fn what_the_layer_was_told_may_panic_too() {
    fn boom(id: &str) -> Option<String> {
        panic!("no URI of {id}")
    }
    let declared = |kind, _: &str| -> Option<ShopError> { panic!("no variant for {kind:?}") };
    let app = Router::new().route("/", get(fails)).route("/crash", get(crash));
    for layer in [layer().instance_with(boom), layer().declare(declared)] {
        let app = app.clone().layer(layer);
        for path in ["/crash", "/nowhere"] {
            let (status, _, body) = answer(&app, request(path, &[("x-request-id", "r-1")])).await;
            assert_eq!(status, 500);
            let message = "internal error";
            assert_eq!(
                body,
                json!({"error": {"code": 500, "message": message, "status": "INTERNAL"}})
            );
        }
    }
}

#[tokio::test]
async fn a_service_that_answers_with_an_error_itself_is_in_the_layer() {
    struct Crashes;

    impl IntoResponse for Crashes {
        fn into_response(self) -> Response {
            panic!("on the way out")
        }
    }

    let service = tower::service_fn(|_: Request| async { Ok::<_, Infallible>(not_found()) });
    let mut service = layer().layer(service);
    let request = request("/", &[("x-request-id", "r-1"), ("accept", "application/problem+json")]);
    let response = service.call(request).await.unwrap();
    assert_eq!(response.headers()["x-request-id"], "r-1");
    assert_eq!(response.headers()["content-type"], "application/problem+json");

    let service = tower::service_fn(|_: Request| async { Ok::<_, Infallible>(Crashes) });
    let response = layer().layer(service).call(Request::default()).await.unwrap();
    assert_eq!(response.status(), 500);
}

#[tokio::test]
async fn a_layout_that_panics_is_answered_and_the_next_request_is_served() {
    struct Panics;

    impl wire_error::Layout for Panics {
        const CONTENT_TYPE: &'static str = "application/json";

        fn write(error: &wire_error::View<'_>, body: &mut wire_error::Object<'_>) {
            assert!(error.http_status() == 409, "in a layout");
            body.bool("ok", false);
        }
    }

    #[derive(Debug, WireError)]
    #[wire(body = Panics, into(axum))]
    enum Fragile {
        #[wire(http = 404)]
        Missing,
        #[wire(http = 409)]
        Taken,
    }

    let app = Router::new()
        .route("/missing", get(|| async { Fragile::Missing }))
        .route("/taken", get(|| async { Fragile::Taken }))
        .layer(ErrorLayer::<Fragile>::new());
    for path in ["/missing", "/nowhere"] {
        let (status, headers, body) = answer(&app, request(path, &[])).await;
        assert_eq!(
            (status.as_u16(), &headers["content-type"]),
            (500, &"application/json".parse().unwrap())
        );
        assert_eq!(body["error"]["message"], "internal error");
    }
    assert_eq!(ask(&app, request("/taken", &[])).await.1, r#"{"ok":false}"#);
}

#[tokio::test]
async fn a_replaced_body_takes_with_it_what_described_it() {
    async fn plain() -> impl IntoResponse {
        let describing = [
            ("content-language", "en"),
            ("etag", "\"1\""),
            ("last-modified", "Sat, 29 Oct 1994 19:43:31 GMT"),
            ("accept-ranges", "bytes"),
            ("digest", "x"),
            ("repr-digest", "x"),
            ("content-digest", "x"),
            ("signature", "x"),
            ("signature-input", "x"),
            ("cache-control", "public, max-age=60"),
            ("expires", "0"),
            ("age", "1"),
            ("pragma", "x"),
            ("link", "</a>"),
        ];
        let mut headers = HeaderMap::new();
        for (name, value) in describing {
            headers.insert(name, value.parse().unwrap());
        }
        headers.append("vary", "origin".parse().unwrap());
        headers.append("trailer", "x".parse().unwrap());
        headers.append("set-cookie", "a=1".parse().unwrap());
        headers.append("set-cookie", "b=2".parse().unwrap());
        (StatusCode::CONFLICT, headers, "taken")
    }
    let app = Router::new().route("/", get(plain)).layer(layer());
    let (_, headers, body) = answer(&app, request("/", &[])).await;
    assert_eq!(body["error"]["message"], "taken");
    let names: std::collections::BTreeSet<_> =
        headers.keys().map(axum::http::HeaderName::as_str).collect();
    assert_eq!(
        names.into_iter().collect::<Vec<_>>(),
        ["cache-control", "content-length", "content-type", "set-cookie", "vary"]
    );
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["vary"], "origin, accept");
    assert_eq!(headers["content-length"], body.to_string().len().to_string());
    assert_eq!(headers.get_all("set-cookie").iter().count(), 2);
}

#[tokio::test]
async fn a_compressed_answer_is_replaced_by_one_that_is_not() {
    let routes = || {
        Router::new()
            .route("/", get(|| async { (StatusCode::CONFLICT, "taken ".repeat(100)) }))
            .route("/fine", get(|| async { "fine ".repeat(100) }))
    };
    let gzip = || CompressionLayer::new().compress_when(SizeAbove::new(0));
    let asked = |path| request(path, &[("accept-encoding", "gzip")]);
    // inside, the text is lost with the encoding
    let app = routes().layer(gzip()).layer(layer());
    let (_, headers, body) = answer(&app, asked("/")).await;
    assert_eq!(headers.get("content-encoding"), None);
    assert_eq!(headers["vary"], "accept-encoding, accept");
    assert_eq!(body["error"]["message"], "conflict");
    assert_eq!(ask_bytes(&app, asked("/fine")).await.0["content-encoding"], "gzip");
    // outside, the answer of the layer is compressed
    let app = routes().layer(layer()).layer(gzip());
    let (headers, bytes) = ask_bytes(&app, asked("/")).await;
    assert_eq!(headers["content-encoding"], "gzip");
    assert_eq!(bytes[..2], [0x1f, 0x8b]);
}

async fn ask_bytes(app: &Router, request: Request) -> (HeaderMap, Vec<u8>) {
    use tower::ServiceExt as _;
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    (parts.headers, axum::body::to_bytes(body, 1 << 20).await.unwrap().into())
}

#[tokio::test]
async fn vary_of_cors_and_of_the_layer_are_both_said() {
    let cors = || {
        let origin: axum::http::HeaderValue = "https://a.example".parse().unwrap();
        CorsLayer::new().allow_origin(AllowOrigin::list([origin]))
    };
    let routes = || Router::new().route("/", get(fails)).route("/plain", post(|| async {}));
    let asked = |path| request(path, &[("origin", "https://a.example")]);
    for app in [routes().layer(cors()).layer(layer()), routes().layer(layer()).layer(cors())] {
        for path in ["/", "/plain", "/nowhere"] {
            let (_, headers, _) = answer(&app, asked(path)).await;
            let vary: Vec<_> =
                headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
            let vary = vary.join(", ").to_ascii_lowercase();
            assert!(vary.split(", ").any(|name| name == "accept"), "{path}: {vary}");
            assert!(vary.split(", ").any(|name| name == "origin"), "{path}: {vary}");
            assert_eq!(headers["access-control-allow-origin"], "https://a.example");
        }
    }
}

#[tokio::test]
async fn a_kind_of_rejection_may_be_a_variant_of_ones_own() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason, into(axum))]
    enum Declared {
        #[wire(grpc = InvalidArgument, message = "{why}")]
        Malformed {
            #[wire(public)]
            why: String,
        },
        #[wire(http = 500, message = "we broke")]
        Crashed,
    }
    let declare = |kind, text: &str| match kind {
        Kind::JsonSyntax | Kind::JsonData => Some(Declared::Malformed { why: text.into() }),
        Kind::Panic => Some(Declared::Crashed),
        _ => None,
    };
    let app = Router::new()
        .route("/", post(|_: Json<u8>| async {}))
        .route("/crash", get(crash))
        .layer(ErrorLayer::<ShopError>::new().declare(declare));
    let mut malformed = Request::post("/").header("content-type", "application/json");
    malformed = malformed.header("x-request-id", "r-1");
    let (status, _, body) = answer(&app, malformed.body("no JSON".into()).unwrap()).await;
    assert_eq!(status, 400);
    assert_eq!(body["error"]["details"][0]["reason"], "MALFORMED");
    assert_eq!(body["error"]["message"], "Failed to parse the request body as JSON");
    let (_, _, body) = answer(&app, request("/crash", &[])).await;
    assert_eq!(body["error"]["details"][0]["reason"], "CRASHED");
    let (_, _, body) = answer(&app, request("/nowhere", &[])).await;
    assert_eq!(
        body,
        json!({"error": {"code": 404, "message": "not found", "status": "NOT_FOUND"}})
    );
}

#[tokio::test]
async fn a_json_rpc_route_is_answered_in_json_rpc() {
    let app = Router::new()
        .route("/", post(|_: Json<u8>| async {}))
        .route("/crash", post(crash))
        .route("/own", post(fails))
        .route("/wrapped", post(|| async { jsonrpc::Response::from(not_found()).id(7) }))
        .route("/plain", post(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "why") }))
        .layer(RequestBodyLimitLayer::new(100))
        .layer(ErrorLayer::jsonrpc().request_id("x-request-id"));
    let post = |path: &str, body: String| {
        Request::post(path).header("content-type", "application/json").body(body.into()).unwrap()
    };
    for (request, status, code, message) in [
        (post("/", "no JSON".into()), 200, -32700, "Failed to parse the request body as JSON"),
        (
            post("/", "{}".into()),
            200,
            -32600,
            "Failed to deserialize the JSON body into the target type",
        ),
        (post("/", "9".repeat(200)), 413, -32600, "Failed to buffer the request body"),
        (post("/nowhere", String::new()), 404, -32600, "not found"),
        (request("/", &[]), 405, -32600, "method not allowed"),
        (post("/crash", String::new()), 200, -32603, "internal error"),
        (post("/plain", String::new()), 500, -32603, "internal error"),
    ] {
        let (sent, headers, body) = answer(&app, request).await;
        assert_eq!(sent, status, "{body}");
        assert_eq!(headers["content-type"], "application/json");
        let error = json!({"code": code, "message": message});
        assert_eq!(body, json!({"jsonrpc": "2.0", "id": null, "error": error}));
    }
    let (status, _, body) = answer(&app, post("/own", String::new())).await;
    let object: Value = serde_json::from_str(NOT_FOUND_OBJECT).unwrap();
    assert_eq!(
        (status, &body),
        (StatusCode::OK, &json!({"jsonrpc": "2.0", "id": null, "error": object}))
    );
    let (.., body) = answer(&app, post("/wrapped", String::new())).await;
    assert_eq!(body["id"], 7);
}

#[tokio::test]
async fn the_id_of_the_response_counts_before_that_of_the_request() {
    let made = map_response(|mut response: Response| async {
        response.headers_mut().insert("x-request-id", "made".parse().unwrap());
        response
    });
    let app = Router::new().layer(made).layer(layer());
    let (_, headers, body) = answer(&app, request("/nowhere", &[("x-request-id", "given")])).await;
    assert_eq!(headers["x-request-id"], "made");
    assert_eq!(headers.get_all("x-request-id").iter().count(), 1);
    assert_eq!(body["error"]["details"][0]["requestId"], "made");
}

#[tokio::test]
async fn what_succeeds_or_is_in_a_format_already_passes_as_it_is() {
    let app = Router::new()
        .route("/fine", get(|| async { "fine" }))
        .route("/page", get(|| async { (StatusCode::NOT_FOUND, axum::response::Html("<p>")) }))
        .layer(layer());
    for (path, status, body) in [("/fine", 200, "fine"), ("/page", 404, "<p>")] {
        let (response, sent) = ask(&app, request(path, &[("x-request-id", "r-1")])).await;
        assert_eq!((response.status().as_u16(), &*sent), (status, body));
        assert_eq!(response.headers().get("vary"), None);
    }
}

#[tokio::test]
async fn a_request_that_hangs_is_answered_in_the_declared_body() {
    use tower_http::timeout::TimeoutLayer;
    let limit = Duration::from_millis(5);
    let app = Router::new()
        .route("/", get(std::future::pending::<()>))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, limit))
        .layer(ErrorLayer::<KioskError>::new());
    let (status, headers, body) = answer(&app, request("/", &[])).await;
    assert_eq!(
        (status, &headers["content-type"]),
        (StatusCode::GATEWAY_TIMEOUT, &"application/shop+json".parse().unwrap())
    );
    assert_eq!(body["detail"], "gateway timeout");
    assert_eq!(HttpBody::PROBLEM.content_type(), "application/problem+json");
}
