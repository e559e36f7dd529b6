//! JSON-RPC 2.0 errors, byte for byte.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use serde_json::value::RawValue;
use serde_json::{Value, json};
use wire_error::jsonrpc::{self, ErrorObject, Id, ProtocolError, Response};
use wire_error::{Disclosed, ErrorSpec, FieldViolation, WireError};

mod sample;

use sample::Sample;

fn response<'a>(id: impl Into<Id<'a>>, error: impl Into<Disclosed<'a>>) -> String {
    String::from_utf8(jsonrpc::to_vec(id, error)).unwrap()
}

fn object<'a>(error: impl Into<Disclosed<'a>>) -> String {
    let mut buf = vec![];
    jsonrpc::write_object(error, &mut buf);
    String::from_utf8(buf).unwrap()
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", code_range = -32099..=-32001)]
enum ShopError {
    #[wire(
        code = -32001,
        grpc = InvalidArgument,
        reason = "BAD_ORDER",
        message = "order {id} is bad",
        help = "https://shop.example/help"
    )]
    Everything {
        #[wire(public)]
        id: u64,
        #[wire(public = "itemName")]
        item: String,
        #[wire(retry_after)]
        again: Duration,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
    },
    #[wire(code = -32002, http = 404)]
    Nothing,
}

fn everything() -> ShopError {
    ShopError::Everything {
        id: 9_007_199_254_740_993,
        item: "pen".into(),
        again: Duration::from_millis(1500),
        violations: vec![
            FieldViolation::new("a", "b").with_reason("C"),
            FieldViolation::new("d", ""),
        ],
    }
}

#[test]
fn a_response_holds_each_detail_once_and_in_order() {
    let error = everything();
    assert_eq!(
        response(2, Disclosed::new(&error).with_request_id("req-1")),
        concat!(
            r#"{"jsonrpc":"2.0","id":2,"error":{"code":-32001,"message":"order 9007199254740993 is bad","data":["#,
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BAD_ORDER","domain":"shop.example","metadata":{"id":"9007199254740993","itemName":"pen"}},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.500s"},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"a","description":"b","reason":"C"},{"field":"d"}]},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Documentation for BAD_ORDER","url":"https://shop.example/help"}]},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"req-1"}]}}"#,
        ),
    );
}

#[test]
fn where_there_is_nothing_to_say_there_is_no_data() {
    assert_eq!(
        response(Id::Null, &ShopError::Nothing),
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32002,"message":"nothing"}}"#,
    );
}

#[test]
fn the_object_is_that_of_the_response() {
    for error in [everything(), ShopError::Nothing] {
        let whole = response(1, &error);
        assert_eq!(whole, format!(r#"{{"jsonrpc":"2.0","id":1,"error":{}}}"#, object(&error)));
    }
}

#[test]
fn what_is_written_is_appended() {
    let mut buf = b"before ".to_vec();
    jsonrpc::write_object(&ShopError::Nothing, &mut buf);
    jsonrpc::write(1, &ShopError::Nothing, &mut buf);
    assert_eq!(
        String::from_utf8(buf).unwrap(),
        r#"before {"code":-32002,"message":"nothing"}{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"nothing"}}"#,
    );
}

#[test]
fn an_id_is_repeated_as_it_came_and_what_is_none_is_null() {
    let long = "x".repeat(64 << 10);
    let too_long = "x".repeat((64 << 10) + 1);
    let id = |id: Id<'_>| {
        let response = response(id, &ShopError::Nothing);
        let (_, rest) = response.split_once(r#""id":"#).unwrap();
        rest.split_once(r#","error""#).unwrap().0.to_owned()
    };
    for (given, written) in [
        (Id::from(0), "0"),
        (Id::from(-1_i8), "-1"),
        (Id::from(i64::MIN), "-9223372036854775808"),
        (Id::from(u64::MAX), "18446744073709551615"),
        (Id::from(usize::MAX), "18446744073709551615"),
        (Id::from(isize::MIN), "-9223372036854775808"),
        (Id::Number(i128::MAX), "170141183460469231731687303715884105727"),
        (Id::Fraction(1.5), "1.5"),
        (Id::Fraction(-0.001), "-0.001"),
        (Id::Fraction(2.0), "2.0"),
        (Id::Fraction(f64::MAX), "1.7976931348623157e308"),
        (Id::Fraction(1e-7), "1e-7"),
        (Id::Fraction(f64::NAN), "null"),
        (Id::Fraction(f64::INFINITY), "null"),
        (Id::from("a\"\n\u{2028}é"), r#""a\"\n\u2028é""#),
        (Id::from(""), r#""""#),
        (Id::from(&String::from("s")), r#""s""#),
        (Id::from(&json!("v")), r#""v""#),
        (Id::from(&json!(7)), "7"),
        (Id::from(&json!(u64::MAX)), "18446744073709551615"),
        (Id::from(&json!(1.5)), "1.5"),
        (Id::from(&json!(null)), "null"),
        (Id::from(&json!(true)), "null"),
        (Id::from(&json!([1])), "null"),
        (Id::from(&json!({ "a": 1 })), "null"),
        (Id::from(Some(&json!("v"))), r#""v""#),
        (Id::from(None::<&Value>), "null"),
        (Id::from(Some("s")), r#""s""#),
        (Id::from(None::<u8>), "null"),
        (Id::default(), "null"),
        (Id::from(&*long), &*format!("\"{long}\"")),
        (Id::from(&*too_long), "null"),
    ] {
        assert_eq!(id(given), written, "{given:?}");
    }
}

#[test]
fn a_fraction_stays_a_number_that_reads_the_same() {
    for number in [1.0, 1e300, -1e-300, f64::MAX, f64::MIN_POSITIVE, 1e16, 123_456.75] {
        let read: Value =
            serde_json::from_str(&response(Id::Fraction(number), &ShopError::Nothing)).unwrap();
        assert_eq!(read["id"].as_f64(), Some(number));
        let value = ShopError::Nothing.to_jsonrpc_error(Some(&json!(number)));
        assert_eq!(value["id"], json!(number));
    }
}

#[test]
fn each_protocol_error_is_as_the_standard_has_it() {
    for (error, code, message) in [
        (ProtocolError::ParseError, -32700, "Parse error"),
        (ProtocolError::InvalidRequest, -32600, "Invalid Request"),
        (ProtocolError::MethodNotFound, -32601, "Method not found"),
        (ProtocolError::InvalidParams, -32602, "Invalid params"),
        (ProtocolError::InternalError, -32603, "Internal error"),
    ] {
        assert_eq!(object(&error), format!(r#"{{"code":{code},"message":"{message}"}}"#));
        assert_eq!(error.to_string(), message);
        assert_eq!(error.code(), code);
    }
}

#[test]
fn the_owned_forms_are_the_bytes_read_back() {
    let error = everything();
    let expected: Value = serde_json::from_str(&object(&error)).unwrap();
    let owned = ErrorObject::new(&error);
    assert_eq!(serde_json::to_value(&owned).unwrap(), expected);
    assert_eq!(owned.data.unwrap().as_array().unwrap().len(), 4);
    let nothing = ErrorObject::new(&ShopError::Nothing);
    assert_eq!(nothing, ErrorObject { code: -32002, message: "nothing".into(), data: None });
    assert_eq!(serde_json::to_string(&nothing).unwrap(), object(&ShopError::Nothing));
    assert_eq!(
        serde_json::to_string(&Response::new("a", &ShopError::Nothing)).unwrap(),
        response("a", &ShopError::Nothing),
    );
    assert_eq!(
        error.to_jsonrpc_error(Some(&json!(1))),
        serde_json::from_str::<Value>(&response(1, &error)).unwrap(),
    );
}

#[test]
fn the_error_object_holds_nothing_but_code_message_and_data() {
    let written: Value = serde_json::from_str(&response(1, &everything())).unwrap();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&written), ["error", "id", "jsonrpc"]);
    assert_eq!(names(&written["error"]), ["code", "data", "message"]);
}

#[test]
#[expect(clippy::duration_suboptimal_units, reason = "the most is a number of seconds")]
fn a_delay_has_0_3_6_or_9_digits() {
    for (delay, written) in [
        (Duration::ZERO, "0s"),
        (Duration::from_secs(3), "3s"),
        (Duration::from_millis(1500), "1.500s"),
        (Duration::from_millis(10), "0.010s"),
        (Duration::from_micros(1), "0.000001s"),
        (Duration::from_micros(2_000_500), "2.000500s"),
        (Duration::from_nanos(1), "0.000000001s"),
        (Duration::from_nanos(999_999_999), "0.999999999s"),
        (Duration::from_nanos(1_000_000_100), "1.000000100s"),
        (Duration::new(315_575_999_999, 999_999_999), "315575999999.999999999s"),
        (Duration::from_secs(315_576_000_000), "315576000000s"),
        (Duration::new(315_576_000_000, 1), "315576000000s"),
        (Duration::MAX, "315576000000s"),
    ] {
        let mut error = Sample::new(&SPEC);
        error.retry_after = Some(delay);
        assert_eq!(
            object(&error),
            format!(
                r#"{{"code":-32603,"message":"internal error","data":[{{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{written}"}}]}}"#
            ),
        );
    }
}

static SPEC: ErrorSpec = ErrorSpec::new("Sample");
static FULL: ErrorSpec =
    ErrorSpec::new("Sample").with_reason("a.example", "FULL").with_help("https://a.example/help");

#[test]
fn no_character_that_may_end_a_line_is_raw() {
    let nasty = "\"\\\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}\u{80}\u{85}\u{9f}\u{2028}\u{2029}é😀/";
    let escaped = r#"\"\\\u0000\b\t\n\u000b\f\r\u001f\u007f\u0080\u0085\u009f\u2028\u2029é😀/"#;
    let mut error = Sample::new(&FULL);
    error.message = nasty.into();
    error.metadata = vec![("key", nasty.into())];
    error.violations = vec![FieldViolation::new(nasty, nasty).with_reason(nasty)];
    let written = response(nasty, &error);
    assert_eq!(
        written,
        format!(
            concat!(
                r#"{{"jsonrpc":"2.0","id":"{0}","error":{{"code":-32603,"message":"{0}","data":["#,
                r#"{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"FULL","domain":"a.example","metadata":{{"key":"{0}"}}}},"#,
                r#"{{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{{"field":"{0}","description":"{0}","reason":"{0}"}}]}},"#,
                r#"{{"@type":"type.googleapis.com/google.rpc.Help","links":[{{"description":"Documentation for FULL","url":"https://a.example/help"}}]}}]}}}}"#,
            ),
            escaped,
        ),
    );
    assert!(!written.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')));
    let read: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(read["error"]["message"], nasty);
}

#[test]
fn a_request_id_is_at_most_128_visible_ascii_characters_or_dropped() {
    let bare = r#"{"code":-32603,"message":"internal error"}"#;
    let error = Sample::new(&SPEC);
    for id in ["", " ", "a b", "a\n", "é", "\u{7f}", &"x".repeat(129)] {
        assert_eq!(object(Disclosed::new(&error).with_request_id(id)), bare, "{id:?}");
    }
    for id in ["1", "~!\u{23}$%", &"x".repeat(128)] {
        assert_eq!(
            object(Disclosed::new(&error).with_request_id(id)),
            format!(
                r#"{{"code":-32603,"message":"internal error","data":[{{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"{id}"}}]}}"#
            ),
        );
    }
    assert_eq!(object(Disclosed::new(&error).with_request_id("a").with_request_id("")), bare);
}

const KIB: usize = 1 << 10;

#[test]
fn prose_ends_at_64_kib_and_values_for_programs_are_whole_or_absent() {
    let most = 64 * KIB;
    let mut error = Sample::new(&FULL);
    for (text, kept) in [
        ("x".repeat(most), None),
        (format!("{}😀", "x".repeat(most - 4)), None),
        ("x".repeat(most + 1), Some(most - 3)),
        (format!("{}é", "x".repeat(most - 1)), Some(most - 3)),
        (format!("{}😀", "x".repeat(most - 3)), Some(most - 3)),
        (format!("{}😀xx", "x".repeat(most - 5)), Some(most - 5)),
    ] {
        error.message.clone_from(&text);
        error.metadata = vec![("one", text.clone()), ("two", "2".into())];
        error.violations = vec![
            FieldViolation::new(&*text, "path"),
            FieldViolation::new("path", "reason").with_reason(&*text),
            FieldViolation::new("path", &*text),
        ];
        let object = ErrorObject::new(&error);
        let data = object.data.unwrap();
        let Some(kept) = kept else {
            assert_eq!(object.message, text);
            assert_eq!(data[0]["metadata"], json!({ "one": text, "two": "2" }));
            let violations = json!([
                { "field": text, "description": "path" },
                { "field": "path", "description": "reason", "reason": text },
                { "field": "path", "description": text },
            ]);
            assert_eq!(data[1]["fieldViolations"], violations);
            continue;
        };
        let prose = format!("{}…", &text[..kept]);
        assert_eq!(object.message, prose);
        assert_eq!(data[0]["metadata"], json!({ "two": "2" }));
        let violations = json!([{ "field": "path", "description": prose }]);
        assert_eq!(data[1]["fieldViolations"], violations);
    }
}

/// Writes `piece` for ever, unless it is stopped.
#[derive(Debug)]
struct Endless(&'static str);

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        loop {
            f.write_str(self.0)?;
        }
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, message = "a{one}b{two}")]
struct EndlessError {
    #[wire(public)]
    one: Endless,
    #[wire(public)]
    two: Endless,
}

#[test]
fn a_display_without_end_is_stopped() {
    let object = ErrorObject::new(&EndlessError { one: Endless("x"), two: Endless("é") });
    assert_eq!(object.message, format!("a{}…", "x".repeat(64 * KIB - 4)));
    let info = json!([{
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ENDLESS_ERROR",
        "domain": "shop.example",
    }]);
    assert_eq!(object.data.unwrap(), info);
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, help = "https://shop.example/help")]
struct Large {
    #[wire(data)]
    data: Option<String>,
    #[wire(field_violations)]
    violations: Vec<FieldViolation>,
    #[wire(public)]
    text: String,
}

const MIB: usize = 1 << 20;

/// What is left of an error: its data, and the details in it.
fn left(error: &impl WireError) -> Value {
    let written = jsonrpc::to_vec(1, error);
    assert!(written.len() < MIB, "{}", written.len());
    let mut response: Value = serde_json::from_slice(&written).unwrap();
    response["error"]["data"].take()
}

#[test]
fn a_data_field_that_does_not_fit_is_the_first_to_go() {
    let text = |len| Some("x".repeat(len));
    let error = |data| Large { data, violations: vec![], text: "t".into() };
    let around = jsonrpc::to_vec(1, &error(text(0))).len();
    let fits = error(text(MIB - 1 - around));
    assert_eq!(jsonrpc::to_vec(1, &fits).len(), MIB - 1);
    assert!(left(&fits).is_string());
    let details = left(&error(None));
    assert_eq!(details.as_array().unwrap().len(), 2);
    assert_eq!(left(&error(text(MIB - around))), details);
}

#[test]
fn then_the_help_goes_then_descriptions_are_shortened_then_violations_are_left_out() {
    let error = |count: usize, path: usize, description: usize| Large {
        data: None,
        violations: vec![FieldViolation::new("x".repeat(path), "y".repeat(description)); count],
        text: "t".into(),
    };
    let kinds = |data: &Value| -> Vec<String> {
        let kind = |detail: &Value| {
            detail["@type"].as_str().unwrap().rsplit('.').next().unwrap().to_owned()
        };
        data.as_array().unwrap().iter().map(kind).collect()
    };
    // The path of each violation is whole, and each description as long as the first.
    let lengths = |data: &Value, path: usize| -> (usize, usize) {
        let violations = data[1]["fieldViolations"].as_array().unwrap();
        let description = violations[0]["description"].as_str().unwrap();
        for violation in violations {
            assert_eq!(violation["field"], "x".repeat(path));
            assert_eq!(violation["description"], description);
        }
        (violations.len(), description.len())
    };
    // All but the help fits.
    let around = jsonrpc::to_vec(1, &error(8, 64 * KIB, 64 * KIB - 1000)).len();
    let room = 64 * KIB - 1000 + (MIB - around) / 8 + 1;
    let data = left(&error(8, 64 * KIB, room));
    assert_eq!(kinds(&data), ["ErrorInfo", "BadRequest"]);
    assert_eq!(lengths(&data, 64 * KIB), (8, room));
    // Each description is shortened to the same length.
    let (count, description) = lengths(&left(&error(64, 8 * KIB, 64 * KIB)), 8 * KIB);
    assert_eq!(count, 64);
    assert!((8000..8192).contains(&description), "{description}");
    // Each is shortened to 128 bytes, and the last violations are left out.
    let (count, description) = lengths(&left(&error(10_000, 200, 1000)), 200);
    assert_eq!(description, 128);
    assert!((2900..3000).contains(&count), "{count}");
}

#[test]
fn then_the_longest_metadata_values_go_and_the_message_is_the_last() {
    const KEYS: [&str; 40] = {
        const NAMES: &str = "k00k01k02k03k04k05k06k07k08k09k10k11k12k13k14k15k16k17k18k19\
                             k20k21k22k23k24k25k26k27k28k29k30k31k32k33k34k35k36k37k38k39";
        let mut keys = [""; 40];
        let mut at = 0;
        while at < 40 {
            keys[at] = NAMES.split_at(at * 3).1.split_at(3).0;
            at += 1;
        }
        keys
    };
    let mut error = Sample::new(&FULL);
    error.message = "m".repeat(64 * KIB);
    // The last is the shortest; of the others, which are equal, the last go.
    let value = |at| "v".repeat(if at == 39 { 60 * KIB } else { 64 * KIB });
    error.metadata = KEYS.iter().enumerate().map(|(at, key)| (*key, value(at))).collect();
    error.violations = vec![FieldViolation::new("f", "d"); 3];
    let written = jsonrpc::to_vec(1, &error);
    assert!((MIB - 64 * KIB..MIB).contains(&written.len()), "{}", written.len());
    let object = ErrorObject::new(&error);
    assert_eq!(object.message, format!("{}…", "m".repeat(253)));
    let data = object.data.unwrap();
    assert_eq!(data.as_array().unwrap().len(), 1);
    let metadata = data[0]["metadata"].as_object().unwrap();
    let kept: Vec<&str> = metadata.keys().map(String::as_str).collect();
    assert_eq!(kept, [&KEYS[..15], &KEYS[39..]].concat());
    for (at, key) in KEYS.iter().enumerate().filter(|(_, key)| kept.contains(key)) {
        assert_eq!(metadata[*key], value(at));
    }
    // An id that takes six times its length leaves room for one value of two.
    let escaped = "\u{0}".repeat(64 * KIB);
    error.message.clone_from(&escaped);
    error.metadata = vec![("one", escaped.clone()), ("two", escaped.clone())];
    let written: Value = serde_json::from_slice(&jsonrpc::to_vec(&*escaped, &error)).unwrap();
    assert_eq!(written["id"], escaped);
    assert_eq!(written["error"]["message"], format!("{}…", "\u{0}".repeat(253)));
    assert_eq!(written["error"]["data"][0]["metadata"], json!({ "one": escaped }));
}

/// Panics while it is shown.
#[derive(Debug)]
struct Panics;

impl fmt::Display for Panics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half of it")?;
        panic!("no display");
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum PanicError {
    #[wire(message = "before {0} after")]
    Message(#[wire(public = "field")] Panics),
    Metadata(#[wire(public = "field")] Panics),
}

#[test]
fn where_a_display_panics_the_buffer_is_as_it_was() {
    for error in [PanicError::Message(Panics), PanicError::Metadata(Panics)] {
        let mut buf = b"before".to_vec();
        let caught = catch_unwind(AssertUnwindSafe(|| jsonrpc::write(1, &error, &mut buf)));
        assert!(caught.is_err());
        assert_eq!(buf, b"before");
        let caught = catch_unwind(AssertUnwindSafe(|| jsonrpc::write_object(&error, &mut buf)));
        assert!(caught.is_err());
        assert_eq!(buf, b"before");
    }
}

#[test]
fn a_raw_id_is_repeated_as_it_is_written() {
    let long = format!("1{}", "0".repeat(63));
    let too_long = format!("{long}0");
    for (written, repeated) in [
        ("7", "7"),
        ("-0", "-0"),
        ("1e2", "1e2"),
        ("1.50", "1.50"),
        ("1E400", "1E400"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        (&long, &long),
        (&too_long, "null"),
        (r#""a\u2028b""#, r#""a\u2028b""#),
        (r#""\u0061\/""#, r#""a/""#),
        ("\"\u{2028}\"", r#""\u2028""#),
        (r#""""#, r#""""#),
        (r#""\"""#, r#""\"""#),
        (r#""\ud800""#, "null"),
        ("null", "null"),
        ("true", "null"),
        ("[1]", "null"),
        (r#"{"a":1}"#, "null"),
    ] {
        let raw: Box<RawValue> = serde_json::from_str(written).unwrap();
        let start = format!(r#"{{"jsonrpc":"2.0","id":{repeated},"error":{{"#);
        for id in [Id::from(&*raw), Id::from(&raw), Id::from(Some(&*raw))] {
            let answer = String::from_utf8(jsonrpc::to_vec(id, &ShopError::Nothing)).unwrap();
            assert!(answer.starts_with(&start), "{written}: {answer}");
        }
    }
    let too_large: &RawValue = serde_json::from_str("1E400").unwrap();
    assert_eq!(Value::from(Id::from(too_large)), Value::Null); // a `Value` cannot hold it
    let fraction: &RawValue = serde_json::from_str("1e2").unwrap();
    assert_eq!(Value::from(Id::from(fraction)), json!(100.0));
}

#[test]
fn a_raw_id_that_needs_no_text_of_its_own_is_that_of_the_number_or_the_string() {
    for (written, id) in [
        ("7", Id::Number(7)),
        ("-7", Id::Number(-7)),
        ("123456789012345678901234567890", Id::Number(123_456_789_012_345_678_901_234_567_890)),
        (r#""""#, Id::Str("")),
        (r#""7""#, Id::Str("7")),
        ("\"\u{2028}\"", Id::Str("\u{2028}")),
    ] {
        let raw: &RawValue = serde_json::from_str(written).unwrap();
        assert_eq!(Id::from(raw), id, "{written}");
    }
}

#[test]
fn each_number_is_written_whole() {
    for code in [
        i32::MIN,
        -65_536,
        -33_001,
        -33_000,
        -32_999,
        -32_100,
        -32_001,
        -32_000,
        -31_999,
        -10,
        -9,
        0,
        9,
        10,
        99,
        31_000,
        31_500,
        32_000,
        33_536,
        65_535,
        i32::MAX,
    ] {
        let spec: &'static ErrorSpec = Box::leak(Box::new(ErrorSpec::new("E").with_code(code)));
        let object = jsonrpc::to_vec(1, &Sample::new(spec));
        let object: serde_json::Value = serde_json::from_slice(&object).unwrap();
        assert_eq!(object["error"]["code"], code);
    }
}
