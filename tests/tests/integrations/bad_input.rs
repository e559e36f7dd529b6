//! What means harm, in a request or in what a server declares: each framework's layer answers it
//! with a clear, bounded and redacted error, and serves the next request.

use std::convert::Infallible;
use std::fmt;
use std::panic::panic_any;
use std::time::{Duration, Instant};

use actix_web::dev::Service as _;
use axum::body::Body;
use http::{HeaderMap, Request};
use serde::Serialize;
use tower::{Layer as _, ServiceExt as _, service_fn};
use wire_error::{Layout, Object, View, WireError};

const SECRET: &str = "s3cret";

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, body = problem, into(axum, actix_web, tonic))]
enum Fault {
    #[wire(http = 404, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
    #[wire(http = 409, message = "taken by {who}")]
    Taken {
        #[wire(public, fmt = fails)]
        who: &'static str,
    },
    #[wire(http = 422, message = "refused")]
    Refused {
        #[wire(extension = "balance")]
        balance: Never,
    },
    #[wire(transparent)]
    Layout(LayoutPanics),
    #[wire(transparent)]
    Endless(LayoutIsEndless),
    #[wire(opaque)]
    Storage,
}

fn fails(_: &&str, _: &mut fmt::Formatter<'_>) -> fmt::Result {
    Err(fmt::Error)
}

#[derive(Debug)]
struct Never;

impl Serialize for Never {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(SECRET))
    }
}

#[derive(Debug, WireError)]
#[wire(http = 410, body = Panics)]
struct LayoutPanics;

struct Panics;

impl Layout for Panics {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(_: &View<'_>, _: &mut Object<'_>) {
        panic!("{SECRET}")
    }
}

#[derive(Debug, WireError)]
#[wire(http = 411, body = Endless)]
struct LayoutIsEndless;

struct Endless;

impl Layout for Endless {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(_: &View<'_>, body: &mut Object<'_>) {
        body.array("numbers", |array| (0..1_000_000).for_each(|number| array.number(number)));
    }
}

/// What panics so often when it is dropped.
struct PanicsWhenDropped(usize);

impl Drop for PanicsWhenDropped {
    fn drop(&mut self) {
        if let Some(left) = self.0.checked_sub(1) {
            panic_any(Self(left));
        }
    }
}

fn serve(path: &str) -> Result<&'static str, Fault> {
    match path {
        "/fine" => Ok("fine"),
        "/own" => Err(Fault::OrderNotFound { id: 7 }),
        "/fmt" => Err(Fault::Taken { who: SECRET }),
        "/extension" => Err(Fault::Refused { balance: Never }),
        "/layout" => Err(Fault::Layout(LayoutPanics)),
        "/endless" => Err(Fault::Endless(LayoutIsEndless)),
        "/opaque" => Err(Fault::Storage),
        "/panic" => panic!("{SECRET}"),
        _ => panic_any(PanicsWhenDropped(3)),
    }
}

const INTERNAL: &str = r#"{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"internal error"}"#;

/// What is asked for, and what is answered over HTTP.
const ANSWERS: [(&str, u16, &str); 8] = [
    (
        "/own",
        404,
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no order 7","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}"#,
    ),
    (
        "/fmt",
        409,
        r#"{"type":"about:blank","title":"Conflict","status":409,"detail":"taken by ","reason":"TAKEN","domain":"shop.example"}"#,
    ),
    (
        "/extension",
        422,
        r#"{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"refused","reason":"REFUSED","domain":"shop.example"}"#,
    ),
    ("/layout", 500, INTERNAL),
    ("/endless", 411, "\"Length Required\""),
    ("/opaque", 500, INTERNAL),
    ("/panic", 500, INTERNAL),
    ("/drop", 500, INTERNAL),
];

/// The headers of a request: none, and those that mean harm.
fn headers() -> [Vec<(String, Vec<u8>)>; 2] {
    let weights = ["q=", "q=9", "q=-1", "q=nan", "q=1e999", "q=0.0000001", "q=\u{fc}", "q;q;q==,;"];
    let named = (0..10_000).map(|at| (format!("x-{at}"), vec![b'x'; 10]));
    let accepted = (0..2_000).map(|at| {
        let range = format!("application/{at};{}, */*;;=,", weights[at % weights.len()]);
        (String::from("accept"), range.into_bytes())
    });
    let ids = (0..2_000).map(|_| (String::from("x-request-id"), vec![0xff; 200]));
    [vec![], named.chain(accepted).chain(ids).collect()]
}

/// No answer takes longer, in a build without optimization.
const LIMIT: Duration = Duration::from_secs(5);

#[tokio::test]
async fn axum_answers_and_serves_the_next_request() {
    let app = axum::Router::new().fallback(async |uri: axum::http::Uri| serve(uri.path()));
    let layer = wire_error::axum::ErrorLayer::<Fault>::new().request_id("x-request-id").negotiate();
    let app = app.layer(layer);
    for headers in headers() {
        for (path, status, expected) in ANSWERS {
            let mut request = Request::get(path);
            for (name, value) in &headers {
                request = request.header(name, &**value);
            }
            let start = Instant::now();
            let response = app.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(response.status(), status, "{path}");
            assert!(names(response.headers().keys().map(http::HeaderName::as_str)), "{path}");
            let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
            assert!(start.elapsed() < LIMIT, "{path}");
            assert_eq!(body, expected, "{path}");
            let next = Request::get("/fine").body(Body::empty()).unwrap();
            assert_eq!(app.clone().oneshot(next).await.unwrap().status(), 200);
        }
    }
}

/// Whether these are the headers of an answer, and nothing of the request came back.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    names
        .into_iter()
        .all(|name| matches!(name, "content-type" | "content-length" | "cache-control" | "vary"))
}

#[actix_web::test]
async fn actix_web_answers_and_serves_the_next_request() {
    use actix_web::test::{TestRequest, init_service};
    let layer =
        wire_error::actix_web::ErrorLayer::<Fault>::new().request_id("x-request-id").negotiate();
    let handler = async |request: actix_web::HttpRequest| serve(request.path());
    let app = actix_web::App::new().default_service(actix_web::web::to(handler)).wrap(layer);
    let app = init_service(app).await;
    for headers in headers() {
        for (path, status, expected) in ANSWERS {
            let mut request = TestRequest::get().uri(path);
            for (name, value) in &headers {
                request = request.append_header((name.as_str(), &**value));
            }
            let start = Instant::now();
            let response = match app.call(request.to_request()).await {
                Ok(response) => response.into_parts().1.map_into_boxed_body(),
                Err(error) => error.error_response(),
            };
            assert_eq!(response.status().as_u16(), status, "{path}");
            assert!(
                names(response.headers().keys().map(actix_web::http::header::HeaderName::as_str)),
                "{path}"
            );
            let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
            assert!(start.elapsed() < LIMIT, "{path}");
            assert_eq!(body, expected, "{path}");
            let next = TestRequest::get().uri("/fine").to_request();
            assert_eq!(app.call(next).await.unwrap().status(), 200);
        }
    }
}

#[tokio::test]
async fn tonic_answers_and_serves_the_next_request() {
    use tonic::{Code, Status};
    let layer = wire_error::tonic::ErrorLayer::<Fault>::new().request_id("x-request-id");
    let service = layer.layer(service_fn(async |request: Request<()>| {
        let served = serve(request.uri().path()).map_err(Status::from);
        let answered = served.map_or_else(Status::into_http, |_| http::Response::default());
        Ok::<http::Response<tonic::body::Body>, Infallible>(answered)
    }));
    let ask = async |path: &str, headers: &[(String, Vec<u8>)]| {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(name, &**value);
        }
        let response = service.clone().oneshot(request.body(()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 200);
        HeaderMap::clone(response.headers())
    };
    for headers in headers() {
        for (path, code, message) in [
            ("/own", Code::NotFound, "no order 7"),
            ("/fmt", Code::Aborted, "taken by "),
            ("/extension", Code::InvalidArgument, "refused"),
            ("/opaque", Code::Internal, "internal error"),
            ("/panic", Code::Internal, "internal error"),
            ("/drop", Code::Internal, "internal error"),
        ] {
            let start = Instant::now();
            let sent = ask(path, &headers).await;
            assert!(start.elapsed() < LIMIT, "{path}");
            let status = Status::from_header_map(&sent).unwrap();
            assert_eq!((status.code(), status.message()), (code, message), "{path}");
            assert!(!sent.contains_key("x-request-id"), "{path}");
            assert!(!String::from_utf8_lossy(status.details()).contains(SECRET), "{path}");
            assert!(ask("/fine", &[]).await.is_empty());
        }
        let [opaque, panicked] = [ask("/opaque", &headers).await, ask("/panic", &headers).await];
        assert_eq!(opaque, panicked);
    }
}
