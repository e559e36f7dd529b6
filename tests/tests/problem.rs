//! RFC 9457 problem details, byte for byte.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use heck::{ToKebabCase, ToSnakeCase};
use serde_json::{Value, json};
use wire_error::{Disclosed, ErrorSpec, FieldViolation, WireContract, WireError, problem};

mod sample;

use sample::Sample;

fn details<'a>(error: impl Into<Disclosed<'a>>) -> String {
    String::from_utf8(problem::to_vec(error)).unwrap()
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/#", data = none)]
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
fn a_problem_holds_each_member_in_order() {
    let error = ShopError::BadOrder {
        id: 7,
        again: Duration::from_millis(1),
        violations: vec![
            FieldViolation::new("a", "b").with_reason("C"),
            FieldViolation::new("d", "e"),
        ],
    };
    assert_eq!(
        details(Disclosed::new(&error).with_request_id("req-1")),
        concat!(
            r#"{"type":"https://errors.shop.example/#bad-order","title":"Bad order","status":422,"#,
            r#""detail":"order 7 is bad","reason":"BAD_ORDER","domain":"shop.example","metadata":{"id":"7"},"#,
            r#""retry_delay":"0.001s","violations":[{"field":"a","description":"b","reason":"C"},{"field":"d","description":"e"}],"#,
            r#""help":[{"description":"Documentation for BAD_ORDER","url":"https://shop.example/help"}],"request_id":"req-1"}"#,
        ),
    );
}

#[test]
fn without_a_reason_the_type_is_about_blank_and_the_title_the_phrase() {
    assert_eq!(
        details(&ShopError::OrderGone),
        r#"{"type":"about:blank","title":"Gone","status":410,"detail":"order gone"}"#,
    );
}

#[test]
fn without_a_type_base_the_reason_changes_neither_type_nor_title() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, reason)]
    struct OrderNotFound;

    assert_eq!(
        details(&OrderNotFound),
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"order not found","reason":"ORDER_NOT_FOUND","domain":"shop.example"}"#,
    );
}

/// What IANA registers, and 499.
const PHRASES: [(u16, &str); 42] = [
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (499, "Client Closed Request"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (511, "Network Authentication Required"),
    // Registered as unused, or for another protocol.
    (418, "Client Error"),
    (498, "Client Error"),
    (599, "Server Error"),
];

#[test]
fn a_title_is_the_phrase_that_iana_registers() {
    for status in 400..=599 {
        let known = PHRASES.iter().find(|(known, _)| *known == status);
        let class = if status < 500 { "Client Error" } else { "Server Error" };
        let phrase = known.map_or(class, |(_, phrase)| phrase);
        let spec =
            Box::leak(Box::new(ErrorSpec::new("Sample").with_http(status).with_message("m")));
        assert_eq!(
            details(&Sample::new(spec)),
            format!(
                r#"{{"type":"about:blank","title":"{phrase}","status":{status},"detail":"m"}}"#
            ),
        );
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "urn:shop:", http = 404, reason)]
enum Words {
    TaskNotFound,
    HTTPError,
    XMLHttpRequest,
    Http2Error,
    HTTP3Error,
    Sha256Mismatch,
    E404,
    IOError,
    ID3v2Tag,
    NotFound2,
    V2a,
    A2aError,
    IPv4Address,
    X509Certificate,
    #[wire(reason = "UTF8_ERROR")]
    Utf8Error,
    #[wire(reason = "A1B2C3")]
    Digits,
    #[wire(reason = "DOUBLE__UNDERSCORE")]
    Double,
}

#[test]
fn names_split_into_words_as_heck_splits_them() {
    use Words::*;
    let all = [
        TaskNotFound,
        HTTPError,
        XMLHttpRequest,
        Http2Error,
        HTTP3Error,
        Sha256Mismatch,
        E404,
        IOError,
        ID3v2Tag,
        NotFound2,
        V2a,
        A2aError,
        IPv4Address,
        X509Certificate,
        Utf8Error,
        Digits,
        Double,
    ];
    assert_eq!(all.len(), Words::CONTRACT.errors.len());
    for error in all {
        let reason = error.reason().unwrap();
        let words = reason.to_snake_case().replace('_', " ");
        let title = words[..1].to_uppercase() + &words[1..];
        let problem: Value = serde_json::from_str(&details(&error)).unwrap();
        assert_eq!(problem["type"], format!("urn:shop:{}", reason.to_kebab_case()), "{reason}");
        assert_eq!(problem["title"], title, "{reason}");
        assert_eq!(problem["detail"], error.variant().to_snake_case().replace('_', " "));
    }
}

#[test]
fn a_metadata_key_may_be_called_as_a_member_is() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, reason)]
    struct NotFound {
        #[wire(public)]
        status: u8,
        #[wire(public)]
        r#type: &'static str,
        #[wire(public)]
        detail: bool,
    }

    assert_eq!(
        details(&NotFound { status: 1, r#type: "order", detail: true }),
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"not found","reason":"NOT_FOUND","domain":"shop.example","metadata":{"status":"1","type":"order","detail":"true"}}"#,
    );
}

#[test]
fn the_value_is_the_bytes_read_back() {
    let error = ShopError::OrderGone;
    assert_eq!(
        error.to_problem_details(),
        serde_json::from_str::<Value>(&details(&error)).unwrap()
    );
}

#[test]
fn a_problem_stays_under_1_mib() {
    static SPEC: ErrorSpec = ErrorSpec::new("Sample").with_reason("a.example", "FULL");
    let mut error = Sample::new(&SPEC);
    error.message = "\u{0}".repeat(64 << 10);
    error.metadata = vec![("one", "\u{0}".repeat(64 << 10)), ("two", "\u{0}".repeat(64 << 10))];
    let written = problem::to_vec(&error);
    assert!(written.len() < 1 << 20, "{}", written.len());
    let read: Value = serde_json::from_slice(&written).unwrap();
    let shortened = read["detail"].as_str().unwrap().strip_suffix('…').unwrap();
    assert!(error.message.starts_with(shortened));
    assert!((40_000..64 << 10).contains(&shortened.len()), "{}", shortened.len());
    assert_eq!(read["metadata"], json!({ "one": error.metadata[0].1, "two": error.metadata[1].1 }));
    error.metadata.push(("six", "6".repeat(64 << 10)));
    error.metadata.push(("ten", "10".into()));
    error.metadata.push(("ton", "\u{1}".repeat(60 << 10)));
    let read: Value = serde_json::from_slice(&problem::to_vec(&error)).unwrap();
    assert_eq!(read["detail"], format!("{}…", "\u{0}".repeat(253)));
    let metadata = read["metadata"].as_object().unwrap();
    assert_eq!(metadata.keys().collect::<Vec<_>>(), ["one", "ten", "ton"]);
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
    #[wire(http = 404, message = "no {field}")]
    struct PanicError {
        #[wire(public)]
        field: Panics,
    }

    let mut buf = b"before".to_vec();
    let error = PanicError { field: Panics };
    assert!(catch_unwind(AssertUnwindSafe(|| problem::write(&error, &mut buf))).is_err());
    assert_eq!(buf, b"before");
}
