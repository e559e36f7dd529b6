//! Each `Display` of an error runs once a body, and what it wrote is what stands everywhere in it.

use std::cell::Cell;
use std::fmt;

use actix_web::{ResponseError as _, body};
use axum::body::to_bytes;
use axum::response::IntoResponse as _;
use futures_util::FutureExt as _;
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::Value;
use tower::{Layer as _, ServiceExt as _};
use wire_error::negotiate::Accept;
use wire_error::{
    Layout, Object, RemoteError, View, WireContract, WireError, aip193, grpc, jsonrpc, layout,
    problem,
};

/// Writes another text each time, and counts how often.
#[derive(Debug, Default)]
struct Alternating {
    calls: Cell<usize>,
    len: usize,
}

impl fmt::Display for Alternating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let call = self.calls.replace(self.calls.get() + 1);
        let len = if call.is_multiple_of(2) { self.len } else { 20 * self.len };
        write!(f, "{call}-{}", "x".repeat(len))
    }
}

#[derive(Debug, WireError)]
#[wire(
    domain = "shop.example",
    http = 404,
    reason,
    message = "no {first}, no {second}, no {first}"
)]
struct NotFound {
    #[wire(public)]
    first: Alternating,
    #[wire(public)]
    second: Alternating,
}

struct Own;

impl Layout for Own {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.text("message", error.message());
        body.nullable("first", error.field("first"));
        body.nullable("again", error.field("first"));
        body.nullable("second", error.metadata().get("second"));
    }
}

/// What a future has that need not wait: the body is whole.
fn wait<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().unwrap()
}

/// What a client reads of it.
type Body = fn(&NotFound) -> RemoteError;

const BODIES: [(&str, Body); 19] = [
    ("jsonrpc", |error| jsonrpc::decode(&jsonrpc::to_vec(1, error)).unwrap()),
    ("jsonrpc object", |error| {
        let mut buf = vec![];
        jsonrpc::write_object(error, &mut buf);
        jsonrpc::decode_object(&buf).unwrap()
    }),
    ("jsonrpc value", |error| {
        jsonrpc::decode(error.to_jsonrpc_error(None).to_string().as_bytes()).unwrap()
    }),
    ("aip193", |error| aip193::decode(404, &aip193::to_vec(error)).unwrap()),
    ("problem", |error| problem::decode(404, &problem::to_vec(error)).unwrap()),
    ("grpc", |error| grpc::decode(&grpc::to_vec(error)).unwrap()),
    ("tonic", |error| grpc::from_status(&grpc::to_status(error))),
    ("http, aip193", |error| {
        let response = http::Response::<Vec<u8>>::from(aip193::Response::from(error));
        aip193::decode(404, response.body()).unwrap()
    }),
    ("http, problem", |error| {
        let response = http::Response::<Vec<u8>>::from(problem::Response::from(error));
        problem::decode(404, response.body()).unwrap()
    }),
    ("http, jsonrpc", |error| {
        let response = http::Response::<Vec<u8>>::from(jsonrpc::Response::from(error));
        jsonrpc::decode(response.body()).unwrap()
    }),
    ("http, negotiated", |error| {
        let accept = Accept::parse("application/problem+json");
        let response = http::Response::<Vec<u8>>::from(accept.response(error));
        problem::decode(404, response.body()).unwrap()
    }),
    ("axum", |error| {
        let response = aip193::Response::from(error).into_response();
        aip193::decode(404, &wait(to_bytes(response.into_body(), usize::MAX)).unwrap()).unwrap()
    }),
    ("actix-web", |error| {
        let response = aip193::Response::from(error).error_response();
        aip193::decode(404, &wait(body::to_bytes(response.into_body())).unwrap()).unwrap()
    }),
    ("axum, problem", |error| {
        let response = problem::Response::from(error).into_response();
        problem::decode(404, &wait(to_bytes(response.into_body(), usize::MAX)).unwrap()).unwrap()
    }),
    ("axum, negotiated", |error| {
        let response = Accept::parse("application/json").response(error).into_response();
        aip193::decode(404, &wait(to_bytes(response.into_body(), usize::MAX)).unwrap()).unwrap()
    }),
    ("actix-web, problem", |error| {
        let response = problem::Response::from(error).error_response();
        problem::decode(404, &wait(body::to_bytes(response.into_body())).unwrap()).unwrap()
    }),
    ("rmcp", |error| {
        let data = wire_error::rmcp::error_data(error);
        jsonrpc::decode_object(&serde_json::to_vec(&data).unwrap()).unwrap()
    }),
    ("jsonrpsee", |error| {
        let object = ErrorObjectOwned::from(jsonrpc::Response::from(error));
        jsonrpc::decode_object(&serde_json::to_vec(&object).unwrap()).unwrap()
    }),
    ("own layout", |error| {
        let body: Value = serde_json::from_slice(&layout::to_vec::<Own>(error)).unwrap();
        let mut read = RemoteError::default();
        read.message = body["message"].as_str().unwrap().into();
        for name in ["first", "second"] {
            if let Some(text) = body[name].as_str() {
                read.metadata.insert(name.into(), text.into());
            }
        }
        assert_eq!(body["first"], body["again"]);
        read
    }),
];

#[test]
fn each_display_runs_once_a_body_even_where_it_alternates() {
    // Short, shortened over gRPC, shortened in JSON, and over the bounds of the body.
    for len in [0, 10, 3000, 70_000, 600_000] {
        for (name, body) in BODIES {
            for first_call in [0, 1] {
                let display = || Alternating { calls: Cell::new(first_call), len };
                let error = NotFound { first: display(), second: display() };
                let read = body(&error);
                for calls in [&error.first.calls, &error.second.calls] {
                    assert_eq!(calls.get(), first_call + 1, "{name} {len}");
                }
                let len = if first_call == 0 { len } else { 20 * len };
                let text = format!("{first_call}-{}", "x".repeat(len));
                let message = format!("no {text}, no {text}, no {text}");
                let start = read.message.strip_suffix('…');
                assert!(
                    read.message == message
                        || start.is_some_and(|start| message.starts_with(start)),
                    "{name} {len}",
                );
                for value in read.metadata.values() {
                    assert!(*value == text, "{name} {len}");
                }
                assert_eq!(read.metadata.len(), if len < 2000 { 2 } else { read.metadata.len() });
            }
        }
    }
}

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

/// Counts for its thread: a framework may want an error that is `Sync`.
#[derive(Debug)]
struct Counted;

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        CALLS.set(CALLS.get() + 1);
        f.write_str("counted")
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, into(axum, actix_web, tonic, http))]
#[wire(message = "no {first}, no {first}")]
struct Gone {
    #[wire(public)]
    first: Counted,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, into(axum, actix_web, http), body = Own)]
#[wire(message = "no {first}, no {first}")]
struct GoneInAnOwnBody {
    #[wire(public)]
    first: Counted,
}

/// A header is written before the body, or after it.
#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, into(axum, actix_web, http))]
#[wire(message = "no {first}")]
struct GoneWithAHeader {
    #[wire(public, header = "x-first")]
    first: Counted,
}

const PREFERENCES: [&str; 3] = ["*/*", "application/json", "application/problem+json"];

/// What an axum service with the layer sends for this error.
async fn by_axum<E>(error: fn() -> E, accept: &str) -> Vec<u8>
where
    E: WireContract + axum::response::IntoResponse + Send + Sync + 'static,
{
    let layer = wire_error::axum::ErrorLayer::<E>::new().request_id("x-request-id").negotiate();
    let handler = move || async move { Err::<(), E>(error()) };
    let app = axum::Router::new().route("/", axum::routing::get(handler)).layer(layer);
    let request = http::Request::get("/").header("accept", accept).header("x-request-id", "r-1");
    let response = app.oneshot(request.body(axum::body::Body::empty()).unwrap()).await.unwrap();
    to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}

/// The same of actix-web.
async fn by_actix_web<E: WireContract + actix_web::ResponseError + 'static>(
    error: fn() -> E,
    accept: &str,
) -> Vec<u8> {
    let layer =
        wire_error::actix_web::ErrorLayer::<E>::new().request_id("x-request-id").negotiate();
    let handler = move || async move { Err::<&str, E>(error()) };
    let app = actix_web::App::new().route("/", actix_web::web::get().to(handler)).wrap(layer);
    let app = actix_web::test::init_service(app).await;
    let request = actix_web::test::TestRequest::get()
        .insert_header(("accept", accept))
        .insert_header(("x-request-id", "r-1"));
    body::to_bytes(actix_web::test::call_service(&app, request.to_request()).await.into_body())
        .await
        .unwrap()
        .to_vec()
}

/// How often a body says it, and how often it was shown for that.
fn said_and_shown(body: &[u8]) -> (usize, usize) {
    (body.windows(7).filter(|text| text == b"counted").count(), CALLS.take())
}

#[actix_web::test]
async fn a_layer_shows_no_text_twice() {
    let gone = || Gone { first: Counted };
    let in_an_own_body = || GoneInAnOwnBody { first: Counted };
    let with_a_header = || GoneWithAHeader { first: Counted };
    for accept in PREFERENCES {
        assert_eq!(said_and_shown(&by_axum(gone, accept).await), (3, 1), "{accept}");
        assert_eq!(said_and_shown(&by_actix_web(gone, accept).await), (3, 1), "{accept}");
        let own = if accept.contains("problem") { 3 } else { 4 };
        assert_eq!(said_and_shown(&by_axum(in_an_own_body, accept).await), (own, 1), "{accept}");
        assert_eq!(
            said_and_shown(&by_actix_web(in_an_own_body, accept).await),
            (own, 1),
            "{accept}"
        );
        // Once more for the header, which is text of its own.
        assert_eq!(said_and_shown(&by_axum(with_a_header, accept).await), (2, 2), "{accept}");
        assert_eq!(said_and_shown(&by_actix_web(with_a_header, accept).await), (2, 2), "{accept}");
    }
    let layer = wire_error::tonic::ErrorLayer::<Gone>::new().request_id("x-request-id");
    let service = layer.layer(tower::service_fn(async |_: http::Request<()>| {
        Ok::<_, std::convert::Infallible>(
            tonic::Status::from(gone()).into_http::<tonic::body::Body>(),
        )
    }));
    let request = http::Request::builder().header("x-request-id", "r-1").body(()).unwrap();
    let response = service.oneshot(request).await.unwrap();
    let status = tonic::Status::from_header_map(response.headers()).unwrap();
    assert_eq!(status.message(), "no counted, no counted");
    assert_eq!(said_and_shown(status.details()), (3, 1));
}
