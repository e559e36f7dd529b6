//! Errors that `tests/generator` has drawn: each says on every wire what the model says.
//!
//! It is compiled and run by that test alone, which writes what is included below.

#![deny(warnings)]
#![allow(unreachable_pub, reason = "what is drawn has every visibility")]
#![allow(mixed_script_confusables, uncommon_codepoints, reason = "what is drawn has every name")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::sync::LazyLock;

use axum::response::IntoResponse as _;
use futures_util::FutureExt as _;
use prost::Message as _;
use serde_json::{Map, Value, json};
use tonic_types::pb;
use tower::{Layer as _, ServiceExt as _, service_fn};
use wire_error::negotiate::Accept;
use wire_error::{
    Disclose, HttpBody, Layout, Object, RemoteError, View, WireContract, WireError, aip193, grpc,
    jsonrpc, layout, problem,
};

include!(concat!(env!("CARGO_TARGET_TMPDIR"), "/generated/valid.rs"));

/// What the model says: of each module, of each value.
static EXPECTED: LazyLock<BTreeMap<String, Vec<Value>>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/generated/expected.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

#[test]
fn each_says_on_every_wire_what_the_model_says() {
    let mut faults = vec![];
    for (name, check) in ALL {
        if let Err(panic) = std::panic::catch_unwind(check) {
            let fault = panic.downcast_ref::<String>().cloned();
            faults.push(format!("{name}: {}", fault.unwrap_or_else(|| "panicked".into())));
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {} are wrong:\n{}",
        faults.len(),
        ALL.len(),
        faults.join("\n")
    );
}

/// Where `wire_error` is re-exported.
mod again {
    pub(crate) use ::wire_error as errors;
}

/// A number that is shown as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown(i64);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Shown {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

fn in_brackets<T: fmt::Display>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "<{value}>")
}

/// A body of one's own.
struct Own;

impl Layout for Own {
    const CONTENT_TYPE: &'static str = "application/own+json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.text("says", error.message());
        body.nullable("reason", error.reason());
        body.number("status", i64::from(error.http_status()));
    }
}

fn read(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[track_caller]
fn same(what: &str, said: &Value, expected: &Value) {
    assert!(said == expected, "{what}\n  says     {said}\n  expected {expected}");
}

/// What the error says is what the model says.
fn check(module: &str, at: usize, error: &dyn WireError) {
    let expected = &EXPECTED[module][at];
    let of = |name: &str| format!("{module} {at} {name}");
    same(&of("variant"), &error.variant().into(), &expected["variant"]);
    same(&of("retryable"), &error.is_retryable().into(), &expected["retryable"]);
    let spec = error.spec();
    let log = format!("{:?}", spec.log()).to_lowercase();
    same(&of("log"), &log.into(), &expected["log"]);
    same(&of("fix"), &spec.fix().into(), &expected["fix"]);
    same(&of("description"), &spec.description().into(), &expected["description"]);
    same(&of("display"), &error.to_string().into(), &expected["display"]);
    same(&of("source"), &error.source().is_some().into(), &expected["source"]);
    let debug = format!("{error:?}");
    same(&of("secrets"), &debug.matches("[REDACTED]").count().into(), &expected["secrets"]);
    assert!(!debug.contains("S3CRET"), "{}: {debug}", of("debug"));
    let message = wire_error::Disclosed::new(&error).message().to_string();
    same(&of("message"), &message.into(), &expected["message"]);
    let response = json!({ "jsonrpc": "2.0", "id": 7, "error": expected["jsonrpc"] });
    same(&of("jsonrpc"), &read(&jsonrpc::to_vec(7, error)), &response);
    same(&of("aip193"), &read(&aip193::to_vec(error)), &expected["aip193"]);
    same(&of("problem"), &read(&problem::to_vec(error)), &expected["problem"]);
    same(&of("own"), &read(&layout::to_vec::<Own>(error)), &expected["own"]);
    same(&of("grpc"), &status(&grpc::to_vec(error)), &expected["grpc"]);
    same(&of("pushback"), &pushback(&grpc::to_status(error)), &expected["pushback"]);
    same(&of("tonic"), &status(grpc::to_status(error).details()), &expected["grpc"]);
}

/// What a peer reads, where the type has a client enum, is known.
fn known(module: &str, at: usize, error: &dyn WireError, is_known: fn(RemoteError) -> bool) {
    let status = error.http_status();
    for (wire, read) in [
        ("aip193", aip193::decode(status, &aip193::to_vec(error))),
        ("problem", problem::decode(status, &problem::to_vec(error))),
        ("grpc", grpc::decode(&grpc::to_vec(error))),
    ] {
        assert!(is_known(read.unwrap()), "{module} {at}: unknown to the client by {wire}");
    }
}

/// A status, its headers in order, and the body.
fn reply(status: u16, headers: &http::HeaderMap, body: &[u8]) -> Value {
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap().to_owned())
    };
    let mut headers: Vec<_> = headers.iter().map(header).collect();
    headers.sort();
    json!({ "status": status, "headers": headers, "body": read(body) })
}

fn http(module: &str, at: usize, response: &http::Response<Vec<u8>>) {
    let said = reply(response.status().as_u16(), response.headers(), response.body());
    same(&format!("{module} {at} http"), &said, &EXPECTED[module][at]["http"]);
}

fn axum(module: &str, at: usize, error: impl axum::response::IntoResponse) {
    let response = error.into_response();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).now_or_never().unwrap().unwrap();
    let said = reply(parts.status.as_u16(), &parts.headers, &body);
    same(&format!("{module} {at} axum"), &said, &EXPECTED[module][at]["http"]);
}

fn actix_web(module: &str, at: usize, error: &dyn actix_web::ResponseError) {
    let response = error.error_response();
    assert_eq!(response.status(), error.status_code());
    let mut headers = http::HeaderMap::new();
    for (name, value) in response.headers() {
        let name: http::HeaderName = name.as_str().parse().unwrap();
        headers.append(name, http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    let status = response.status().as_u16();
    let body = actix_web::body::to_bytes(response.into_body()).now_or_never().unwrap();
    let said = reply(status, &headers, &body.unwrap_or_default());
    same(&format!("{module} {at} actix_web"), &said, &EXPECTED[module][at]["http"]);
}

fn tonic(module: &str, at: usize, error: impl Into<tonic::Status>) {
    let sent: tonic::Status = error.into();
    let expected = &EXPECTED[module][at];
    same(&format!("{module} {at} tonic"), &status(sent.details()), &expected["grpc"]);
    same(&format!("{module} {at} pushback"), &pushback(&sent), &expected["pushback"]);
    let (code, message) = (i32::from(sent.code()), sent.message());
    assert_eq!(
        (json!(code), json!(message)),
        (expected["grpc"]["code"].clone(), expected["message"].clone())
    );
}

fn jsonrpsee(module: &str, at: usize, error: impl Into<jsonrpsee::types::ErrorObjectOwned>) {
    let object = serde_json::to_value(error.into()).unwrap();
    same(&format!("{module} {at} jsonrpsee"), &object, &EXPECTED[module][at]["jsonrpc"]);
}

fn rmcp(module: &str, at: usize, error: impl rmcp::handler::server::tool::IntoCallToolResult) {
    let expected = &EXPECTED[module][at];
    let (said, tool) = match error.into_call_tool_result() {
        Err(data) => {
            let object = serde_json::to_value(data).unwrap();
            same(&format!("{module} {at} rmcp"), &object, &expected["jsonrpc"]);
            return same(&format!("{module} {at} rmcp"), &Value::Null, &expected["tool"]);
        }
        Ok(rmcp::model::CallToolResponse::Complete(it)) => {
            (json!([it.content, it.meta, it.is_error]), &expected["tool"])
        }
        Ok(other) => panic!("{module} {at} rmcp: {other:?}"),
    };
    same(&format!("{module} {at} rmcp"), &said, tool);
}

/// Two errors between which no caller can tell: the same bytes, status and headers everywhere.
fn indistinguishable(module: &str, one: &dyn WireError, other: &dyn WireError) {
    let (first, second) = (replies(one), replies(other));
    for ((what, first), (_, second)) in first.iter().zip(&second) {
        assert!(first == second, "{module}: {what} tells them apart:\n  {first}\n  {second}");
    }
    assert_ne!(one.variant(), other.variant());
}

/// What two errors of a type are made by, between which no caller can tell behind a layer either.
fn same_replies<E>(module: &str, replies: impl Fn(fn() -> E) -> Vec<String>, both: [fn() -> E; 2]) {
    let [first, second] = both.map(replies);
    assert!(!first.is_empty());
    for (first, second) in first.iter().zip(&second) {
        assert!(first == second, "{module}: a layer tells them apart:\n  {first}\n  {second}");
    }
}

/// What a client accepts.
const ACCEPT: [&str; 5] = [
    "application/problem+json",
    "application/json",
    "text/html",
    "application/own+json, application/problem+json;q=0.5",
    "*/*;q=0.1, application/problem+json;q=0",
];

/// The id of a request: one that is sent back, and one that is none.
const IDS: [&str; 2] = ["67e55044-10b1-426f-9247-bb680e5fe0c8", "no id"];

/// Each request: what it accepts, and its id.
fn requests() -> impl Iterator<Item = (&'static str, &'static str)> {
    ACCEPT.into_iter().flat_map(|accept| IDS.map(|id| (accept, id)))
}

fn axum_layer<E>(module: &str, first: fn() -> E, second: fn() -> E)
where
    E: axum::response::IntoResponse + WireContract + 'static,
{
    use wire_error::axum::ErrorLayer;
    let replies = |make: fn() -> E| {
        let layer = || ErrorLayer::<E>::new().request_id("x-request-id");
        let layers = [layer(), layer().negotiate(), layer().negotiate().instance()];
        let all =
            layers.into_iter().flat_map(|layer| requests().map(move |it| (layer.clone(), it)));
        all.map(|(layer, (accept, id))| {
            let handler = move |_: http::Request<()>| async move {
                Ok::<_, Infallible>(make().into_response())
            };
            let request = http::Request::builder().header("accept", accept);
            let request = request.header("x-request-id", id).body(()).unwrap();
            let response = layer.layer(service_fn(handler)).oneshot(request);
            shown(response.now_or_never().unwrap().unwrap())
        })
        .collect()
    };
    same_replies(module, replies, [first, second]);
}

fn actix_web_layer<E>(module: &str, first: fn() -> E, second: fn() -> E)
where
    E: actix_web::ResponseError + WireContract + 'static,
{
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use wire_error::actix_web::ErrorLayer;
    let replies = |make: fn() -> E| {
        let layer = || ErrorLayer::<E>::new().request_id("x-request-id");
        let layers = [layer(), layer().negotiate(), layer().negotiate().instance()];
        let all =
            layers.into_iter().flat_map(|layer| requests().map(move |it| (layer.clone(), it)));
        all.map(|(layer, (accept, id))| {
            let answer = async move {
                let route = actix_web::web::get().to(move || async move { Err::<&str, E>(make()) });
                let app = actix_web::App::new().route("/", route).wrap(layer);
                let app = init_service(app).await;
                let request = TestRequest::get().insert_header(("accept", accept));
                let request = request.insert_header(("x-request-id", id)).to_request();
                let response = call_service(&app, request).await;
                let (status, headers) = (response.status(), format!("{:?}", response.headers()));
                format!("{status} {headers} {:?}", read_body(response).await)
            };
            actix_web::rt::System::new().block_on(answer)
        })
        .collect()
    };
    same_replies(module, replies, [first, second]);
}

fn tonic_layer<E>(module: &str, first: fn() -> E, second: fn() -> E)
where
    E: Into<tonic::Status> + WireContract + 'static,
{
    let replies = |make: fn() -> E| {
        IDS.map(|id| {
            let handler = move |_: http::Request<()>| async move {
                let status: tonic::Status = make().into();
                Ok::<_, Infallible>(status.into_http::<()>())
            };
            let layer = wire_error::tonic::ErrorLayer::<E>::new().request_id("x-request-id");
            let request = http::Request::builder().header("x-request-id", id).body(()).unwrap();
            let response = layer.layer(service_fn(handler)).oneshot(request);
            let response = response.now_or_never().unwrap().unwrap();
            format!("{:?} {:?}", response.status(), response.headers())
        })
        .into()
    };
    same_replies(module, replies, [first, second]);
}

/// All of a response of axum's.
fn shown(response: axum::response::Response) -> String {
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).now_or_never().unwrap().unwrap();
    format!("{:?} {:?} {body:?}", parts.status, parts.headers)
}

/// Everything that leaves the process, by every way.
fn replies(error: &dyn WireError) -> Vec<(&'static str, String)> {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let http = |response: http::Response<Vec<u8>>| {
        format!(
            "{:?} {:?} {:?}",
            response.status(),
            response.headers(),
            text(response.body().clone())
        )
    };
    let axum = shown;
    let actix = |response: actix_web::HttpResponse| {
        let (status, headers) = (response.status(), format!("{:?}", response.headers()));
        let body = actix_web::body::to_bytes(response.into_body()).now_or_never().unwrap();
        format!("{status} {headers} {:?}", body.unwrap_or_default())
    };
    let tonic = |status: tonic::Status| {
        let response = status.into_http::<()>();
        format!("{:?} {:?}", response.status(), response.headers())
    };
    let disclosed = || wire_error::Disclosed::new(error).with_request_id("r-1");
    let style = Disclose::style(error);
    let declared: HttpBody = style.http_body();
    let mut object = vec![];
    jsonrpc::write_object(error, &mut object);
    let mut said = vec![
        ("jsonrpc", text(jsonrpc::to_vec("id", error))),
        ("jsonrpc with a request", text(jsonrpc::to_vec(1, disclosed()))),
        ("the object", text(object)),
        ("aip193", text(aip193::to_vec(error))),
        ("aip193 with a request", text(aip193::to_vec(disclosed()))),
        ("problem", text(problem::to_vec(error))),
        ("problem with a request", text(problem::to_vec(disclosed()))),
        ("the declared body", text(declared.to_vec(error))),
        ("a layout", text(layout::to_vec::<Own>(error))),
        ("grpc", format!("{:?}", grpc::to_vec(error))),
        ("grpc with a request", format!("{:?}", grpc::to_vec(disclosed()))),
        ("tonic", tonic(grpc::to_status(error))),
        ("tonic's wrapper", tonic(grpc::Response::from(error).into())),
        ("http aip193", http(aip193::Response::from(error).into())),
        ("http problem", http(problem::Response::from(error).into())),
        ("http jsonrpc", http(jsonrpc::Response::from(error).into())),
        ("http jsonrpc 4xx", http(jsonrpc::Response::from(error).status(400).into())),
        ("axum aip193", axum(aip193::Response::from(error).into_response())),
        ("axum problem", axum(problem::Response::from(error).into_response())),
        ("axum jsonrpc", axum(jsonrpc::Response::from(error).into_response())),
        (
            "actix aip193",
            actix(actix_web::ResponseError::error_response(&aip193::Response::from(error))),
        ),
        (
            "actix problem",
            actix(actix_web::ResponseError::error_response(&problem::Response::from(error))),
        ),
        (
            "jsonrpsee",
            format!(
                "{:?}",
                jsonrpsee::types::ErrorObjectOwned::from(jsonrpc::Response::from(error))
            ),
        ),
        ("rmcp", format!("{:?}", wire_error::rmcp::answer(&error))),
        ("rmcp's data", format!("{:?}", wire_error::rmcp::error_data(error))),
    ];
    for accept in ACCEPT {
        let accept = Accept::parse(accept);
        said.push(("axum negotiated", axum(accept.response(error).into_response())));
        said.push(("negotiated", http(accept.response(error).into())));
        said.push((
            "actix negotiated",
            actix(actix_web::ResponseError::error_response(&accept.response(error))),
        ));
    }
    said
}

fn pushback(status: &tonic::Status) -> Value {
    status.metadata().get("grpc-retry-pushback-ms").map(|it| it.to_str().unwrap()).into()
}

/// A `google.rpc.Status`, as Google's own messages read it.
fn status(bytes: &[u8]) -> Value {
    let status = pb::Status::decode(bytes).unwrap();
    let details: Vec<_> = status.details.iter().map(detail).collect();
    json!({ "code": status.code, "message": status.message, "details": details })
}

fn detail(any: &prost_types::Any) -> Value {
    let bytes = &*any.value;
    let mut said = Map::new();
    said.insert("@type".into(), any.type_url.as_str().into());
    let members = match any.type_url.rsplit('.').next().unwrap() {
        "ErrorInfo" => {
            let it = pb::ErrorInfo::decode(bytes).unwrap();
            filled(json!({ "reason": it.reason, "domain": it.domain, "metadata": it.metadata }))
        }
        "RetryInfo" => {
            let delay = pb::RetryInfo::decode(bytes).unwrap().retry_delay.unwrap();
            json!({ "retryDelay": delay.to_string() })
        }
        "BadRequest" => {
            let violations = pb::BadRequest::decode(bytes).unwrap().field_violations;
            let violation = |it: pb::bad_request::FieldViolation| {
                filled(
                    json!({ "field": it.field, "description": it.description, "reason": it.reason }),
                )
            };
            json!({ "fieldViolations": violations.into_iter().map(violation).collect::<Vec<_>>() })
        }
        "Help" => {
            let links = pb::Help::decode(bytes).unwrap().links;
            let link = |it: pb::help::Link| json!({ "description": it.description, "url": it.url });
            json!({ "links": links.into_iter().map(link).collect::<Vec<_>>() })
        }
        "PreconditionFailure" => {
            let violations = pb::PreconditionFailure::decode(bytes).unwrap().violations;
            let violation = |it: pb::precondition_failure::Violation| {
                filled(
                    json!({ "type": it.r#type, "subject": it.subject, "description": it.description }),
                )
            };
            json!({ "violations": violations.into_iter().map(violation).collect::<Vec<_>>() })
        }
        "QuotaFailure" => {
            let violations = pb::QuotaFailure::decode(bytes).unwrap().violations;
            let violation = |it: pb::quota_failure::Violation| {
                filled(json!({ "subject": it.subject, "description": it.description }))
            };
            json!({ "violations": violations.into_iter().map(violation).collect::<Vec<_>>() })
        }
        "ResourceInfo" => {
            let it = pb::ResourceInfo::decode(bytes).unwrap();
            filled(
                json!({ "resourceType": it.resource_type, "resourceName": it.resource_name, "owner": it.owner, "description": it.description }),
            )
        }
        "LocalizedMessage" => {
            let it = pb::LocalizedMessage::decode(bytes).unwrap();
            filled(json!({ "locale": it.locale, "message": it.message }))
        }
        other => panic!("a detail of another type: {other}"),
    };
    said.extend(members.as_object().unwrap().clone());
    said.into()
}

/// The members that are not empty.
fn filled(members: Value) -> Value {
    let mut members = members;
    members.as_object_mut().unwrap().retain(|_, it| *it != json!("") && *it != json!({}));
    members
}
