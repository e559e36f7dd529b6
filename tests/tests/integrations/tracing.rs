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
use wire_error::{
    Disclose, ErrorSpec, FieldSpec, FieldViolation, LogLevel, PreconditionFailure,
    PreconditionViolation, ResourceInfo, SpecOptions, Text, WireError, aip193, grpc, jsonrpc,
    problem,
};

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
        if metadata.target().starts_with("wire_error") {
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

/// The two events of an error: what is stable, and what is private.
fn events(level: Level, kind: &str, report: &str, fields: &[(&'static str, &str)]) -> Vec<Seen> {
    let all = |fields: &[(&'static str, &str)]| {
        let owned = fields.iter().map(|(name, value)| (*name, String::from(*value)));
        owned.collect::<BTreeMap<_, _>>()
    };
    let shared = [("error.type", &*format!("str {kind}"))];
    let mut first = all(fields);
    first.extend(all(&shared));
    first.insert("message", kind.into());
    let mut second = all(&shared);
    second.insert("message", report.into());
    vec![(level, "wire_error".into(), first), (level, "wire_error::report".into(), second)]
}

const NOT_FOUND_REPORT: &str = r#"OrderNotFound: OrderNotFound { id: 7, shard: "eu-3" }"#;
const STORAGE_REPORT: &str = r#"Storage: Storage(Failure("disk\nfull")); caused by: disk\nfull"#;

fn not_found_events(system: Option<&'static str>, code: &'static str) -> Vec<Seen> {
    let mut fields = vec![
        ("http.response.status_code", "u64 404"),
        ("rpc.response.status_code", code),
        ("wire_error.domain", "str shop.example"),
    ];
    fields.extend(system.map(|system| ("rpc.system.name", system)));
    events(Level::DEBUG, "ORDER_NOT_FOUND", NOT_FOUND_REPORT, &fields)
}

#[test]
fn each_conversion_emits_one_event_and_its_report() {
    type Response = http::Response<Vec<u8>>;
    let http = not_found_events(None, "str NOT_FOUND");
    let grpc = not_found_events(Some("str grpc"), "str NOT_FOUND");
    let rpc = not_found_events(Some("str jsonrpc"), "str -32001");
    assert_eq!(events_of(|| Response::from(not_found())), http);
    assert_eq!(events_of(|| Response::from(aip193::Response::from(not_found()))), http);
    assert_eq!(events_of(|| Response::from(problem::Response::from(not_found()))), http);
    assert_eq!(events_of(|| Response::from(Accept::default().response(not_found()))), http);
    assert_eq!(events_of(|| Response::from(jsonrpc::Response::from(not_found()))), rpc);
    assert_eq!(events_of(|| not_found().into_response()), http);
    assert_eq!(events_of(|| problem::Response::from(not_found()).into_response()), http);
    assert_eq!(events_of(|| jsonrpc::Response::from(not_found()).into_response()), rpc);
    assert_eq!(events_of(|| not_found().error_response()), http);
    assert_eq!(events_of(|| problem::Response::from(not_found()).error_response()), http);
    assert_eq!(events_of(|| tonic::Status::from(not_found())), grpc);
    assert_eq!(events_of(|| tonic::Status::from(grpc::Response::from(not_found()))), grpc);
    assert_eq!(events_of(|| ErrorObjectOwned::from(not_found())), rpc);
}

#[test]
fn an_error_of_an_actix_middleware_is_told_once() {
    use actix_web::dev::{Service as _, ServiceResponse};
    use actix_web::test::{TestRequest, init_service};

    let told = events_of(|| {
        actix_web::rt::System::new().block_on(async {
            let app = actix_web::App::new()
                .wrap_fn(|_, _| async { Err::<ServiceResponse, _>(not_found().into()) })
                .wrap(wire_error::actix_web::ErrorLayer::<ShopError>::new());
            let app = init_service(app).await;
            let failed = app.call(TestRequest::get().to_request()).await.unwrap_err();
            assert_eq!(failed.error_response().status(), 404); // as the server does
        });
    });
    assert_eq!(told, not_found_events(None, "str NOT_FOUND"));
}

#[test]
fn the_report_of_what_a_variant_stands_for_is_bounded() {
    use actix_web::dev::Service as _;
    use actix_web::test::{TestRequest, init_service};
    use actix_web::{HttpResponse, web};

    let text = |len: usize| "\u{202e}\n".repeat(len);
    let told = |len: usize| {
        let mut told = events_of(|| {
            actix_web::rt::System::new().block_on(async {
                let layer = wire_error::actix_web::ErrorLayer::<ShopError>::new();
                let layer = layer.declare(|_, _| Some(not_found()));
                let failed = move || async move {
                    Err::<HttpResponse, _>(actix_web::error::ErrorConflict(text(len)))
                };
                let app = actix_web::App::new().route("/", web::get().to(failed)).wrap(layer);
                let app = init_service(app).await;
                let response = app.call(TestRequest::get().to_request()).await.unwrap();
                assert_eq!(response.status(), 404);
            });
        });
        assert_eq!(told.split_off(1), not_found_events(None, "str NOT_FOUND"));
        told.remove(0).2.remove("message").unwrap()
    };
    assert_eq!(
        told(1),
        r#"Rejected: Rejected { status: 409, kind: Other, text: "\u{202e}\n", .. }"#
    );
    let long = told(100_000);
    assert!((65_532..=65_536).contains(&long.len()), "{}", long.len());
    assert!(long.ends_with('…'));
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
    let expected = |system: Option<&'static str>, code| {
        let mut fields =
            vec![("http.response.status_code", "u64 500"), ("rpc.response.status_code", code)];
        fields.extend(system.map(|system| ("rpc.system.name", system)));
        events(Level::ERROR, "Storage", STORAGE_REPORT, &fields)
    };
    assert_eq!(events_of(|| storage().into_response()), expected(None, "str INTERNAL"));
    assert_eq!(
        events_of(|| tonic::Status::from(storage())),
        expected(Some("str grpc"), "str INTERNAL")
    );
    // though its HTTP status is 200
    let rpc = || jsonrpc::Response::from(storage()).into_response();
    assert_eq!(events_of(rpc), expected(Some("str jsonrpc"), "str -32603"));
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
    let id = |seen: Vec<Seen>| {
        let ids: Vec<_> = seen.iter().map(|event| event.2.get("wire_error.request_id")).collect();
        assert_eq!(ids[0], ids[1]);
        ids[0].cloned()
    };
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
    let report =
        r#"Rejected: Rejected { status: 500, kind: Other, text: "Missing extension", .. }"#;
    let fields =
        [("http.response.status_code", "u64 500"), ("rpc.response.status_code", "str INTERNAL")];
    assert_eq!(seen, events(Level::ERROR, "Rejected", report, &fields));
}

/// An error whose record and headers are at hand.
#[derive(Debug)]
struct Odd(ErrorSpec, Vec<(&'static str, &'static str)>, String);

impl std::fmt::Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("odd")
    }
}

impl std::error::Error for Odd {}

impl Disclose for Odd {
    fn record(&self) -> &ErrorSpec {
        &self.0
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Str(&self.2)]);
    }

    fn headers(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        for (name, value) in &self.1 {
            visit(name, Text::Str(value));
        }
    }
}

#[test]
fn the_level_is_the_one_that_the_record_says() {
    const WARN: SpecOptions = SpecOptions::NONE.with_log(LogLevel::Warn);
    const OFF: SpecOptions = SpecOptions::NONE.with_log(LogLevel::Off);
    let levels = |spec: ErrorSpec| {
        let send = || aip193::Response::from(Odd(spec, vec![], String::new())).into_response();
        events_of(send).into_iter().map(|event| event.0).collect::<Vec<_>>()
    };
    let spec = ErrorSpec::new("Odd");
    assert_eq!(levels(spec), [Level::ERROR; 2]);
    assert_eq!(levels(spec.with_http(501)), [Level::DEBUG; 2]);
    assert_eq!(levels(spec.with_options(&WARN)), [Level::WARN; 2]);
    assert_eq!(levels(spec.with_options(&OFF)), [Level::ERROR; 0]);
}

#[test]
fn what_is_not_sent_is_said() {
    static FIELDS: [FieldSpec; 1] = [FieldSpec::new("text")];
    let send = |status, headers: &[(&'static str, &'static str)], text: String| {
        let spec = ErrorSpec::new("Odd").with_http(status).with_message("{text}");
        let odd = Odd(spec.with_fields(&FIELDS), headers.to_vec(), text);
        let seen = events_of(|| problem::Response::from(odd).into_response());
        let event = seen[0].2.clone();
        ["wire_error.left_out", "wire_error.missing_header", "wire_error.refused_headers"]
            .map(|name| event.get(name).cloned())
    };
    assert_eq!(send(404, &[("x-a", "1")], String::new()), [None, None, None]);
    assert_eq!(
        send(401, &[("x-a", "1\n2"), ("x b", "1")], "x".repeat(100_000)),
        [
            Some("str message".into()),
            Some("str www-authenticate".into()),
            Some("str x-a,x b".into())
        ]
    );
    assert_eq!(send(405, &[("Allow", "GET")], String::new()), [None, None, None]);
    assert_eq!(send(405, &[], String::new())[1], Some("str allow".into()));
    assert_eq!(send(407, &[], String::new())[1], Some("str proxy-authenticate".into()));
    assert_eq!(send(426, &[], String::new())[1], Some("str upgrade".into()));
    assert_eq!(send(403, &[], String::new())[1], None);
}

#[derive(Debug, wire_error::WireError)]
#[wire(domain = "shop.example", grpc = InvalidArgument, reason, message = "no", help = "https://shop.example")]
struct Parts {
    #[wire(field_violations)]
    violations: Vec<FieldViolation>,
    #[wire(rpc_detail)]
    conditions: Option<PreconditionFailure>,
    #[wire(rpc_detail)]
    resource: ResourceInfo,
}

/// What was left out over gRPC and in AIP-193, of so many violations and conditions, whose names and
/// descriptions are so long.
fn left_out(counts: [usize; 2], name: usize, description: usize) -> [Option<String>; 2] {
    let (name, description) = ("n".repeat(name), "d".repeat(description));
    let parts = || Parts {
        violations: vec![FieldViolation::new(&name, &description); counts[0]],
        conditions: (counts[1] > 0).then(|| {
            PreconditionFailure::new(vec![PreconditionViolation::new("", &name, ""); counts[1]])
        }),
        resource: ResourceInfo::new("type", "name"),
    };
    let of = |seen: Vec<Seen>| seen[0].2.get("wire_error.left_out").cloned();
    [
        of(events_of(|| tonic::Status::from(grpc::Response::from(parts())))),
        of(events_of(|| aip193::Response::from(parts()).into_response())),
    ]
}

#[test]
fn the_parts_that_there_was_no_room_for_are_named() {
    let said = |parts: &str| Some(format!("str {parts}"));
    assert_eq!(left_out([0, 0], 1, 1), [None, None]);
    assert_eq!(left_out([3, 3], 9, 100), [None, None]);
    assert_eq!(left_out([10, 0], 9, 2_000), [said("help,descriptions"), None]);
    assert_eq!(left_out([0, 99], 99, 1), [said("help,failures"), None]);
    assert_eq!(left_out([99, 0], 99, 0), [said("help,field_violations"), None]);
    let both = said("help,failures,field_violations");
    assert_eq!(left_out([1, 30], 50_000, 0), [both.clone(), said("help,failures")]);
    assert_eq!(left_out([30, 1], 50_000, 0), [both.clone(), both]);
}

/// What was left out of the error over gRPC, in JSON-RPC, AIP-193 and RFC 9457.
fn left_out_of(error: impl Fn() -> Box<dyn WireError + Send + Sync>) -> [Option<String>; 4] {
    let of = |send: &dyn Fn()| events_of(send)[0].2.get("wire_error.left_out").cloned();
    [
        of(&|| drop(tonic::Status::from(grpc::Response::from(error())))),
        of(&|| drop(jsonrpc::Response::from(error()).into_response())),
        of(&|| drop(aip193::Response::from(error()).into_response())),
        of(&|| drop(problem::Response::from(error()).into_response())),
    ]
}

#[test]
fn a_value_that_there_was_no_room_for_is_named_and_one_that_failed_is_not() {
    #[derive(Debug)]
    struct Shown(usize);

    impl std::fmt::Display for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&"x".repeat(self.0))?;
            if self.0 == 0 { Err(std::fmt::Error) } else { Ok(()) }
        }
    }

    #[derive(Debug, wire_error::WireError)]
    #[wire(domain = "shop.example", grpc = NotFound, reason, message = "no")]
    struct Gone {
        #[wire(public)]
        shown: Shown,
    }

    let left_out = |len| left_out_of(|| Box::new(Gone { shown: Shown(len) }));
    let metadata = || Some("str metadata".to_owned());
    assert_eq!(left_out(0), [None, None, None, None]);
    assert_eq!(left_out(1), [None, None, None, None]);
    assert_eq!(left_out(10_000), [metadata(), None, None, None]);
    assert_eq!(left_out(70_000), [metadata(), metadata(), metadata(), metadata()]);
}

#[test]
fn data_that_there_was_no_room_for_is_named() {
    #[derive(Debug, wire_error::WireError)]
    #[wire(grpc = NotFound)]
    struct Data {
        #[wire(data)]
        data: String,
    }

    #[derive(Debug, wire_error::WireError)]
    #[wire(grpc = NotFound)]
    struct Members {
        #[wire(extension)]
        one: String,
        #[wire(extension)]
        other: String,
    }

    let data = || Some("str data".to_owned());
    let long = |len| "x".repeat(len);
    assert_eq!(left_out_of(|| Box::new(Data { data: long(9) })), [None, None, None, None]);
    let left_out = left_out_of(|| Box::new(Data { data: long((1 << 20) - 20) }));
    assert_eq!(left_out, [None, data(), None, None]);
    let left_out = left_out_of(|| Box::new(Members { one: long(600_000), other: long(600_000) }));
    assert_eq!(left_out, [None, None, None, data()]);
}

#[test]
fn a_reason_that_is_too_long_is_named() {
    let left_out = |len: usize| {
        let spec = ErrorSpec::new("Odd").with_http(404);
        let spec = spec.with_reason("shop.example", "X".repeat(len).leak());
        left_out_of(|| Box::new(Odd(spec, vec![], String::new())))
    };
    let info = || Some("str error_info".to_owned());
    assert_eq!(left_out(63), [None, None, None, None]);
    assert_eq!(left_out(10_000), [info(), None, None, None]);
    assert_eq!(left_out(2_000_000), [info(), info(), info(), info()]);
}

#[test]
fn one_directive_keeps_what_is_private_out_of_a_subscriber() {
    use std::sync::{Arc, Mutex};
    use tracing_subscriber::filter::Targets;
    use tracing_subscriber::fmt::layer;
    use tracing_subscriber::prelude::*;

    let written = |directives: &str| {
        let lines = tempfile::NamedTempFile::new().unwrap();
        let writer = Arc::new(Mutex::new(lines.reopen().unwrap()));
        let layer = layer()
            .without_time()
            .with_ansi(false)
            .with_writer(move || writer.lock().unwrap().try_clone().unwrap());
        let filter: Targets = directives.parse().unwrap();
        let subscriber = tracing_subscriber::registry().with(layer.with_filter(filter));
        tracing::subscriber::with_default(subscriber, || drop(storage().into_response()));
        std::fs::read_to_string(lines.path()).unwrap()
    };
    let both = written("info");
    assert_eq!((both.lines().count(), both.contains("disk")), (2, true), "{both}");
    let one = written("info,wire_error::report=off");
    assert_eq!(
        one,
        "ERROR wire_error: Storage error.type=\"Storage\" http.response.status_code=500 \
         rpc.response.status_code=\"INTERNAL\"\n"
    );
}
