//! One event for each conversion, with what operators need.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use actix_web::ResponseError as _;
use axum::response::IntoResponse as _;
use jsonrpsee::types::ErrorObjectOwned;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber, span};
use wire_error::axum::Rejected;
use wire_error::negotiate::Accept;
use wire_error::{aip193, grpc, jsonrpc, problem};

use crate::shop::*;

/// The level, the target, and each field with the type that it was recorded as.
type Seen = (Level, String, BTreeMap<&'static str, String>);

/// The events of a scope.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<Seen>>>);

impl Subscriber for Events {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let metadata = event.metadata();
        if metadata.target() == "wire_error" {
            let seen = (*metadata.level(), metadata.target().into(), fields.0);
            self.0.lock().unwrap().push(seen);
        }
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name(), format!("u64 {value}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), format!("str {value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

/// The events that `run` emits.
fn events_of<T>(run: impl FnOnce() -> T) -> Vec<Seen> {
    let events = Events::default();
    tracing::subscriber::with_default(events.clone(), || drop(run()));
    Arc::into_inner(events.0).unwrap().into_inner().unwrap()
}

fn event(level: Level, fields: &[(&'static str, &str)]) -> Vec<Seen> {
    let fields = fields.iter().map(|(name, value)| (*name, (*value).into()));
    vec![(level, "wire_error".into(), fields.collect())]
}

const NOT_FOUND_REPORT: &str = r#"OrderNotFound: OrderNotFound { id: 7, shard: "eu-3" }"#;
const STORAGE_REPORT: &str = r#"Storage: Storage(Failure("disk\nfull")); caused by: disk\nfull"#;

fn not_found_event(rpc: &'static str) -> Vec<Seen> {
    event(
        Level::DEBUG,
        &[
            ("error.type", "str ORDER_NOT_FOUND"),
            ("http.response.status_code", "u64 404"),
            ("rpc.response.status_code", rpc),
            ("message", NOT_FOUND_REPORT),
        ],
    )
}

#[test]
fn each_conversion_emits_one_event() {
    type Response = http::Response<Vec<u8>>;
    let grpc = not_found_event("str NOT_FOUND");
    let rpc = not_found_event("str -32001");
    assert_eq!(events_of(|| Response::from(not_found())), grpc);
    assert_eq!(events_of(|| Response::from(aip193::Response::from(not_found()))), grpc);
    assert_eq!(events_of(|| Response::from(problem::Response::from(not_found()))), grpc);
    assert_eq!(events_of(|| Response::from(Accept::default().response(not_found()))), grpc);
    assert_eq!(events_of(|| Response::from(jsonrpc::Response::from(not_found()))), rpc);
    assert_eq!(events_of(|| not_found().into_response()), grpc);
    assert_eq!(events_of(|| problem::Response::from(not_found()).into_response()), grpc);
    assert_eq!(events_of(|| jsonrpc::Response::from(not_found()).into_response()), rpc);
    assert_eq!(events_of(|| not_found().error_response()), grpc);
    assert_eq!(events_of(|| problem::Response::from(not_found()).error_response()), grpc);
    assert_eq!(events_of(|| tonic::Status::from(not_found())), grpc);
    assert_eq!(events_of(|| tonic::Status::from(grpc::Response::from(not_found()))), grpc);
    assert_eq!(events_of(|| ErrorObjectOwned::from(not_found())), rpc);
}

#[test]
fn an_encoder_emits_nothing() {
    assert_eq!(events_of(|| jsonrpc::to_vec(1, &not_found())), []);
    assert_eq!(events_of(|| grpc::to_status(&not_found())), []);
    let serialized = || serde_json::to_string(&jsonrpc::Response::from(not_found()));
    assert_eq!(events_of(serialized), []);
}

#[test]
fn a_failure_of_the_server_is_an_error_with_its_whole_chain() {
    let expected = |rpc| {
        event(
            Level::ERROR,
            &[
                ("error.type", "str Storage"),
                ("http.response.status_code", "u64 500"),
                ("rpc.response.status_code", rpc),
                ("message", STORAGE_REPORT),
            ],
        )
    };
    assert_eq!(events_of(|| storage().into_response()), expected("str INTERNAL"));
    assert_eq!(events_of(|| tonic::Status::from(storage())), expected("str INTERNAL"));
    // though its HTTP status is 200
    let rpc = || jsonrpc::Response::from(storage()).into_response();
    assert_eq!(events_of(rpc), expected("str -32603"));
}

#[test]
fn the_status_of_json_rpc_is_the_one_that_is_sent_where_that_is_an_error() {
    let status = |status: u16| {
        let seen =
            events_of(|| jsonrpc::Response::from(not_found()).status(status).into_response());
        seen[0].2["http.response.status_code"].clone()
    };
    assert_eq!(status(400), "u64 400");
    assert_eq!(status(202), "u64 404");
}

#[test]
fn a_request_id_appears_if_it_is_one() {
    let id = |seen: Vec<Seen>| seen[0].2.get("request_id").cloned();
    let sent = |id: &str| problem::Response::from(not_found()).request_id(id).into_response();
    assert_eq!(id(events_of(|| sent("req-1"))), Some("str req-1".into()));
    assert_eq!(id(events_of(|| sent("forged\nline"))), None);
    let status = || -> tonic::Status { grpc::Response::from(not_found()).request_id("r").into() };
    assert_eq!(id(events_of(status)), Some("str r".into()));
    let object = || ErrorObjectOwned::from(jsonrpc::Response::from(not_found()).request_id("r"));
    assert_eq!(id(events_of(object)), Some("str r".into()));
}

#[test]
fn what_axum_failed_with_is_told_to_operators_alone() {
    let seen = events_of(|| Rejected::<ShopError>::new(500, "Missing extension").into_response());
    assert_eq!(
        seen,
        event(
            Level::ERROR,
            &[
                ("error.type", "str Rejected"),
                ("http.response.status_code", "u64 500"),
                ("rpc.response.status_code", "str INTERNAL"),
                ("message", r#"Rejected: Rejected { status: 500, text: "Missing extension", .. }"#),
            ],
        )
    );
}
