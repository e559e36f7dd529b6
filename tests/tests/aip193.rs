//! AIP-193 bodies, byte for byte.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use serde_json::{Value, json};
use wire_error::{Code, Disclosed, ErrorSpec, FieldViolation, WireError, aip193};

mod sample;

use sample::Sample;

fn body<'a>(error: impl Into<Disclosed<'a>>) -> String {
    String::from_utf8(aip193::to_vec(error)).unwrap()
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", data = none)]
enum ShopError {
    #[wire(http = 422, reason, message = "order {id} is bad", help = "https://shop.example/help")]
    BadOrder {
        #[wire(public)]
        id: u64,
        #[wire(retry_after)]
        again: Duration,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
    },
    #[wire(http = 410)]
    OrderGone,
}

#[test]
fn a_body_holds_each_detail_once_and_in_order() {
    let error = ShopError::BadOrder {
        id: 7,
        again: Duration::from_secs(3),
        violations: vec![FieldViolation::new("a", "b").with_reason("C")],
    };
    assert_eq!(
        body(Disclosed::new(&error).with_request_id("req-1")),
        concat!(
            r#"{"error":{"code":422,"message":"order 7 is bad","status":"INVALID_ARGUMENT","details":["#,
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BAD_ORDER","domain":"shop.example","metadata":{"id":"7"}},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3s"},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"a","description":"b","reason":"C"}]},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Documentation for BAD_ORDER","url":"https://shop.example/help"}]},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"req-1"}]}}"#,
        ),
    );
}

#[test]
fn where_there_is_nothing_to_say_there_are_no_details() {
    assert_eq!(
        body(&ShopError::OrderGone),
        r#"{"error":{"code":410,"message":"order gone","status":"NOT_FOUND"}}"#,
    );
}

#[test]
fn each_code_has_the_protocols_name() {
    for (code, status, name) in [
        (Code::Cancelled, 499, "CANCELLED"),
        (Code::Unknown, 500, "UNKNOWN"),
        (Code::InvalidArgument, 400, "INVALID_ARGUMENT"),
        (Code::DeadlineExceeded, 504, "DEADLINE_EXCEEDED"),
        (Code::NotFound, 404, "NOT_FOUND"),
        (Code::AlreadyExists, 409, "ALREADY_EXISTS"),
        (Code::PermissionDenied, 403, "PERMISSION_DENIED"),
        (Code::ResourceExhausted, 429, "RESOURCE_EXHAUSTED"),
        (Code::FailedPrecondition, 400, "FAILED_PRECONDITION"),
        (Code::Aborted, 409, "ABORTED"),
        (Code::OutOfRange, 400, "OUT_OF_RANGE"),
        (Code::Unimplemented, 501, "UNIMPLEMENTED"),
        (Code::Internal, 500, "INTERNAL"),
        (Code::Unavailable, 503, "UNAVAILABLE"),
        (Code::DataLoss, 500, "DATA_LOSS"),
        (Code::Unauthenticated, 401, "UNAUTHENTICATED"),
    ] {
        let spec = Box::leak(Box::new(ErrorSpec::new("Sample").with_grpc(code).with_message("m")));
        assert_eq!(
            body(&Sample::new(spec)),
            format!(r#"{{"error":{{"code":{status},"message":"m","status":"{name}"}}}}"#),
        );
    }
}

#[test]
fn a_help_link_documents_the_reason_or_else_the_code() {
    static SPEC: ErrorSpec = ErrorSpec::new("Sample")
        .with_message("m")
        .with_http(410)
        .with_help("https://shop.example/?a=b&c='d'");
    assert_eq!(
        body(&Sample::new(&SPEC)),
        r#"{"error":{"code":410,"message":"m","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Documentation for NOT_FOUND","url":"https://shop.example/?a=b&c='d'"}]}]}}"#,
    );
}

#[test]
fn the_value_is_the_bytes_read_back() {
    let error = ShopError::OrderGone;
    assert_eq!(error.to_http_error_body(), serde_json::from_str::<Value>(&body(&error)).unwrap());
}

#[test]
fn a_body_stays_under_1_mib() {
    static SPEC: ErrorSpec = ErrorSpec::new("Sample").with_reason("a.example", "FULL");
    let mut error = Sample::new(&SPEC);
    error.message = "\u{85}".repeat(32 << 10);
    error.metadata = vec![("one", "\u{1}".repeat(64 << 10)), ("two", "é".repeat(9))];
    error.violations = vec![FieldViolation::new("a", "\n".repeat(999)); 9999];
    let written = aip193::to_vec(&error);
    assert!(written.len() < 1 << 20, "{}", written.len());
    let read: Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(read["error"]["message"], format!("{}…", "\u{85}".repeat(126)));
    let details = read["error"]["details"].as_array().unwrap();
    assert_eq!(details[0]["metadata"]["two"], "é".repeat(9));
    assert_eq!(details[0]["metadata"]["one"], "\u{1}".repeat(64 << 10));
    let violations = details[1]["fieldViolations"].as_array().unwrap();
    assert!((1000..9999).contains(&violations.len()), "{}", violations.len());
    let violation = json!({ "field": "a", "description": format!("{}…", "\n".repeat(125)) });
    assert!(violations.iter().all(|sent| *sent == violation));
}

#[test]
fn what_stands_in_the_buffer_already_takes_no_room() {
    static SPEC: ErrorSpec = ErrorSpec::new("E").with_reason("shop.example", "E");
    const KEYS: [&str; 40] = {
        let mut keys = ["key"; 40];
        let mut at = 0;
        while at < 40 {
            keys[at] = "abcdefghijabcdefghijabcdefghijabcdefghij".split_at(at).0;
            at += 1;
        }
        keys
    };
    let of = |count: usize| {
        let values = KEYS.iter().skip(2).take(count).map(|key| (*key, "v".repeat(60_000)));
        Sample { metadata: values.collect(), ..Sample::new(&SPEC) }
    };
    for (error, has_all) in [(of(1), true), (of(10), true), (of(30), false)] {
        let body = aip193::to_vec(&error);
        assert_eq!(body.len() > 60_000 * error.metadata.len(), has_all);
        let mut buf = vec![b' '; 1 << 20];
        aip193::write(&error, &mut buf);
        assert!(buf[1 << 20..] == body, "{} values", error.metadata.len());
    }
    let mut buf = vec![b' '; 1 << 20];
    aip193::write(&ShopError::OrderGone, &mut buf);
    assert_eq!(buf[1 << 20..], aip193::to_vec(&ShopError::OrderGone));
}

#[test]
fn where_a_display_panics_the_buffer_is_as_it_was() {
    #[derive(Debug)]
    struct Panics;

    impl fmt::Display for Panics {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            panic!("no display");
        }
    }

    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, reason)]
    struct PanicError(#[wire(public = "field")] Panics);

    let mut buf = b"before".to_vec();
    let error = PanicError(Panics);
    assert!(catch_unwind(AssertUnwindSafe(|| aip193::write(&error, &mut buf))).is_err());
    assert_eq!(buf, b"before");
}
