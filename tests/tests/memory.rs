//! How much memory a renderer holds at most: little more than its body, whatever the error holds. And
//! what allocates nothing.
//!
//! By itself, since the counting allocator is the whole program's.

use std::fmt;
use std::future::Future as _;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde::Serialize;
use serde_json::value::RawValue;
use wire_error::jsonrpc::Data;
use wire_error::{
    Disclose, ErrorSpec, FieldSpec, Layout, Object, Text, View, WireError, aip193, grpc, jsonrpc,
    layout, problem,
};

const MIB: usize = 1 << 20;

/// The most bytes that are held while it runs, beyond those at its start.
fn peak(run: impl FnMut()) -> u64 {
    allocation_counter::measure(run).bytes_max
}

/// What is allocated by every way to write the error stays under this.
#[track_caller]
fn assert_little(error: &dyn WireError) {
    let value = |value: serde_json::Value| drop(std::hint::black_box(value));
    for (name, peak) in [
        ("jsonrpc", peak(|| drop(jsonrpc::to_vec(1, error)))),
        ("aip193", peak(|| drop(aip193::to_vec(error)))),
        ("problem", peak(|| drop(problem::to_vec(error)))),
        ("grpc", peak(|| drop(grpc::to_vec(error)))),
        ("jsonrpc as a Value", peak(|| value(error.to_jsonrpc_error(None)))),
        ("aip193 as a Value", peak(|| value(error.to_http_error_body()))),
        ("problem as a Value", peak(|| value(error.to_problem_details()))),
    ] {
        assert!(peak < 6 * MIB as u64, "{name} holds {} KiB", peak >> 10);
    }
}

static FIELDS: [FieldSpec; 1] = [FieldSpec::new("text").with_key("text")];
static REFUSED: ErrorSpec = ErrorSpec::new("Refused")
    .with_http(400)
    .with_code(-32001)
    .with_reason("shop.example", "REFUSED")
    .with_message("{text}")
    .with_fields(&FIELDS);

/// An error with this data, extension and text.
struct Refused<'a> {
    data: &'a dyn Data,
    text: Text<'a>,
}

impl fmt::Debug for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refused")
    }
}

impl fmt::Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused<'_> {}

impl Disclose for Refused<'_> {
    fn record(&self) -> &ErrorSpec {
        &REFUSED
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[self.text]);
    }

    fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
        visit("extension", self.data);
    }

    fn data(&self) -> Option<&dyn Data> {
        Some(self.data)
    }
}

fn with_data(data: &(impl Serialize + 'static)) {
    assert_little(&Refused { data, text: Text::Str("refused") });
}

#[test]
fn the_allocator_counts() {
    let held = peak(|| drop(std::hint::black_box(vec![0_u8; 10 * MIB])));
    assert!((10 * MIB as u64..11 * MIB as u64).contains(&held), "{held}");
}

#[test]
fn data_of_100_megabytes_is_never_held() {
    with_data(&"x".repeat(100 * MIB));
    with_data(&"\u{1}".repeat(20 * MIB));
    with_data(&vec![u32::MAX; 10 * MIB]);
    with_data(&RawValue::from_string(format!("\"{}\"", "x".repeat(100 * MIB))).unwrap());
    with_data(&vec!["x".repeat(MIB - 10); 100]);
}

/// Writes pieces for ever, unless it is stopped.
struct Endless;

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        loop {
            f.write_str("0123456789abcdef")?;
        }
    }
}

#[test]
fn text_without_end_is_never_held() {
    assert_little(&Refused { data: &(), text: Text::Display(&Endless) });
    let long = "\u{1}".repeat(100 * MIB);
    assert_little(&Refused { data: &(), text: Text::Str(&long) });
    assert_little(&Refused { data: &(), text: Text::Display(&long) });
}

/// How often it allocates.
fn allocations(run: impl FnMut()) -> u64 {
    allocation_counter::measure(run).count_total
}

#[test]
fn what_a_layout_reads_of_the_metadata_is_not_copied() {
    struct Reads;

    impl Layout for Reads {
        const CONTENT_TYPE: &'static str = "application/json";

        fn write(error: &View<'_>, body: &mut Object<'_>) {
            let metadata = error.metadata();
            let mut read = None;
            let allocations = allocations(|| {
                let value = metadata.get("text").filter(|_| !metadata.is_empty());
                read = value.zip(metadata.iter().last());
            });
            let (value, (key, last)) = read.unwrap();
            body.text("get", value);
            body.text(key, last);
            body.bool("allocates", allocations > 0);
        }
    }

    let body = layout::to_vec::<Reads>(&Refused { data: &(), text: Text::Str("t") });
    assert_eq!(String::from_utf8_lossy(&body), r#"{"get":"t","text":"t","allocates":false}"#);
}

#[test]
fn a_request_that_succeeds_takes_no_more_memory_for_the_layer() {
    use axum::body::Body;
    use axum::http::Request;
    use axum::{Router, routing::get};
    use tower::{Service as _, layer::util::Identity};
    use wire_error::axum::ErrorLayer;
    use wire_error::jsonrpc::ProtocolError;

    fn served(router: Router, headers: &[(&str, &str)]) -> u64 {
        let mut router: Router = router.with_state(());
        let mut serve = || {
            let mut request = Request::get("/");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let request = request.body(Body::empty()).unwrap();
            let mut response = pin!(router.call(request));
            let mut context = Context::from_waker(Waker::noop());
            let Poll::Ready(response) = response.as_mut().poll(&mut context) else {
                panic!("no handler waits")
            };
            assert_eq!(response.unwrap().status(), 200);
        };
        serve(); // what is made once is made
        allocations(serve)
    }

    let router = || Router::new().route("/", get(|| async { "found" }));
    let layer = || ErrorLayer::<ProtocolError>::new().request_id("x-request-id").negotiate();
    let headers = [("x-request-id", "r-1"), ("accept", "application/json")];
    let bare = served(router().layer(Identity::new()), &[]);
    assert_eq!(served(router().layer(layer()), &[]), bare);
    // the two texts are kept, for an error may say them
    let with_headers = served(router().layer(Identity::new()), &headers);
    assert_eq!(served(router().layer(layer()), &headers), with_headers + 2);
}
