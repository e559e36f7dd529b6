//! How much memory a renderer or a decoder holds at most, in lengths of what it writes or reads.
//!
//! By itself, since the counting allocator is the whole program's.

use std::fmt;
use std::fmt::Write as _;
use std::hint::black_box;

use actix_web::ResponseError as _;
use axum::response::IntoResponse as _;
use http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue};
use jsonrpsee::types::ErrorObjectOwned;
use wire_error::contract::Contract;
use wire_error::{
    Disclose, ErrorSpec, FieldSpec, FieldViolation, Layout, Object, OtherDetail, RemoteError, Text,
    View, aip193, grpc, jsonrpc, layout, problem,
};

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

/// The most bytes that are held while it runs, beyond those at its start.
fn peak(run: impl FnMut()) -> u64 {
    allocation_counter::measure(run).bytes_max
}

/// How many tenths of `len` are held beyond 64 KiB.
fn tenths(held: u64, len: usize) -> u64 {
    held.saturating_sub(64 * KIB as u64) * 10 / len.max(1) as u64
}

/// An error with a text, so many times, and so many violations.
#[derive(Debug)]
struct Full {
    text: String,
    /// Whether it is passed on as a `Display`.
    is_shown: bool,
    violations: Vec<FieldViolation>,
}

static FULL: ErrorSpec = ErrorSpec::new("Full")
    .with_http(400)
    .with_reason("shop.example", "FULL")
    .with_message("no {a}, no {b}, no {a}")
    .with_fields(&[
        FieldSpec::new("a").with_key("the_a"),
        FieldSpec::new("b").with_key("the_b"),
        FieldSpec::new("c").with_key("the_c"),
    ]);

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("full")
    }
}

impl std::error::Error for Full {}

impl Disclose for Full {
    fn record(&self) -> &ErrorSpec {
        &FULL
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        let text = if self.is_shown { Text::Display(&self.text) } else { Text::Str(&self.text) };
        visit(&[text, text, text]);
    }

    fn violations(&self) -> &[FieldViolation] {
        &self.violations
    }
}

/// A layout that says all of a view.
struct Own;

impl Layout for Own {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.text("message", error.message());
        body.nullable("a", error.field("a"));
        body.serialize("metadata", &error.metadata());
        body.array("violations", |list| {
            for violation in error.field_violations() {
                list.object(|object| {
                    object.text("field", violation.field);
                    object.text("description", violation.description);
                });
            }
        });
    }
}

type Render = fn(&Full) -> usize;

/// Each way to write an error, and the length of what it wrote.
const RENDERERS: [(&str, Render); 12] = [
    ("jsonrpc", |error| jsonrpc::to_vec(1, error).len()),
    ("jsonrpc object", |error| {
        let mut buf = vec![];
        jsonrpc::write_object(error, &mut buf);
        buf.len()
    }),
    ("aip193", |error| aip193::to_vec(error).len()),
    ("problem", |error| problem::to_vec(error).len()),
    ("grpc", |error| grpc::to_vec(error).len()),
    ("layout", |error| layout::to_vec::<Own>(error).len()),
    ("http", |error| {
        http::Response::<Vec<u8>>::from(aip193::Response::from(error)).into_body().len()
    }),
    ("http, jsonrpc", |error| {
        http::Response::<Vec<u8>>::from(jsonrpc::Response::from(error)).into_body().len()
    }),
    ("axum", |error| {
        let response = problem::Response::from(error).into_response();
        usize::try_from(http_body::Body::size_hint(response.body()).lower()).unwrap()
    }),
    ("actix-web", |error| {
        let response = problem::Response::from(error).error_response();
        match actix_web::body::MessageBody::size(response.body()) {
            actix_web::body::BodySize::Sized(len) => usize::try_from(len).unwrap(),
            _ => panic!("a whole body"),
        }
    }),
    ("tonic", |error| grpc::to_status(error).details().len()),
    ("jsonrpsee", |error| {
        let object = ErrorObjectOwned::from(jsonrpc::Response::from(error));
        object.message().len() + object.data().map_or(0, |data| data.get().len())
    }),
];

/// At most four times as much as the longer of what the error says and what is written of it, and
/// 64 KiB. A body that is cut was 1 MiB long before.
#[test]
fn a_renderer_holds_at_most_four_times_what_is_said() {
    let mut most = (0, String::new());
    for text in ["x", "\u{1}"] {
        for len in [0, 100, 5 * KIB, 64 * KIB] {
            for violations in [0, 1000] {
                for is_shown in [false, true] {
                    let text = text.repeat(len / text.len());
                    let violation = FieldViolation::new("items[0].price", "must be more than 0");
                    let violations = vec![violation; violations];
                    let error = Full { text, is_shown, violations };
                    for (name, render) in RENDERERS {
                        let mut written = 0;
                        let held = peak(|| written = render(&error));
                        // jsonrpsee counts a message without its escapes.
                        let mut object = vec![];
                        jsonrpc::write_object(&error, &mut object);
                        let written =
                            written.max(if name == "jsonrpsee" { object.len() } else { 0 });
                        // Three times in the message, and three in the metadata.
                        let said =
                            6 * error.text.len().min(64 * KIB + 4) + 40 * error.violations.len();
                        let is_cut = 6 * said > MIB;
                        let longest = said.max(written).max(if is_cut { MIB } else { 0 });
                        let ratio = tenths(held, longest);
                        if ratio > most.0 {
                            most = (
                                ratio,
                                format!(
                                    "{name} of {len} bytes, {} violations",
                                    error.violations.len()
                                ),
                            );
                        }
                        assert!(
                            held <= 4 * longest as u64 + 64 * KIB as u64,
                            "{name} holds {} KiB of {} KiB, {len} {is_shown} {}",
                            held >> 10,
                            longest >> 10,
                            error.violations.len(),
                        );
                    }
                }
            }
        }
    }
    println!("at most {} tenths: {}", most.0, most.1);
}

type Decode = fn(&str);

/// Each decoder of JSON.
const DECODERS: [(&str, Decode); 8] = [
    ("jsonrpc", |body| drop(black_box(jsonrpc::decode(body.as_bytes())))),
    ("jsonrpc object", |body| drop(black_box(jsonrpc::decode_object(body.as_bytes())))),
    ("jsonrpc batch", |body| drop(black_box(jsonrpc::decode_batch(body.as_bytes())))),
    ("aip193", |body| drop(black_box(aip193::decode(500, body.as_bytes())))),
    ("problem", |body| drop(black_box(problem::decode(500, body.as_bytes())))),
    ("from_http, JSON", |body| from_http("application/json", body)),
    ("from_http, problem", |body| from_http("application/problem+json", body)),
    ("from_http, HTML", |body| from_http("text/html", body)),
];

fn from_http(content_type: &str, body: &str) {
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, content_type.parse().unwrap())]);
    drop(black_box(RemoteError::from_http(500, &headers, body.as_bytes())));
}

/// A body around some JSON, wherever a format may have it.
const AROUND: [(&str, &str); 6] = [
    (r#"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"m","data":"#, "}}"),
    (r#"{"error":{"code":1,"message":"#, "}}"),
    (r#"{"error":{"code":500,"message":"m","status":"INTERNAL","details":"#, "}}"),
    (r#"{"error":"#, "}"),
    (r#"{"detail":"#, "}"),
    ("", ""),
];

/// About `len` bytes: `open`, then `piece` again and again with its number in place of `#`, `close`.
fn repeated(open: &str, piece: &str, close: &str, len: usize) -> String {
    let mut text = open.to_owned();
    let mut at = 0;
    while text.len() + piece.len() + close.len() + 8 < len {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&piece.replace('#', &at.to_string()));
        at += 1;
    }
    text + close
}

const BAD_REQUEST: &str =
    r#"[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":["#;
const QUOTA: &str = r#"[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":["#;
const PRECONDITION: &str =
    r#"[{"@type":"type.googleapis.com/google.rpc.PreconditionFailure","violations":["#;
const HELP: &str = r#"[{"@type":"type.googleapis.com/google.rpc.Help","links":["#;
const INFO: &str = r#"[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"A","domain":"b","metadata":{"#;

/// The most that each decoder holds of a body made of this JSON, without 64 KiB, in lengths of the
/// body, in tenths.
fn most(bodies: impl Iterator<Item = String>) -> (u64, String) {
    let mut most = (0, String::new());
    for body in bodies {
        for (name, decode) in DECODERS {
            let mut held = peak(|| decode(&body));
            if name == "jsonrpc batch" {
                held = held.saturating_sub(MIB as u64) / 2; // eight times, and 1 MiB
            }
            let ratio = tenths(held, body.len());
            if ratio > most.0 {
                let start: String = body.chars().take(120).collect();
                most = (ratio, format!("{name}, {} bytes of {start}", body.len()));
            }
        }
    }
    most
}

/// What a peer sends that means no harm: long texts, and lists whose entries say something. At the
/// bound of 1 MiB a text of nothing but escapes takes 4.0 times its length.
#[test]
fn a_decoder_holds_at_most_four_times_an_ordinary_body() {
    let violation = r#"{"field":"orders[#].lines[0].quantity","description":"The quantity must be more than 0 and at most 1,000.","reason":"QUANTITY_OUT_OF_RANGE"}"#;
    let bodies = [KIB, 256 * KIB].into_iter().flat_map(|len| {
        let len = len - 200;
        let json = [
            format!("\"{}\"", "x".repeat(len)),
            format!("\"{}\"", "\\n".repeat(len / 2)),
            repeated(INFO, r#""order_#":"a value of a metadata entry that says what it is about, and of which""#, "}}]", len),
            repeated(BAD_REQUEST, violation, "]}]", len.min(200 * KIB)),
            repeated(HELP, r#"{"description":"How to raise the limit of your project","url":"https://help.shop.example/limits/#"}"#, "]}]", len.min(200 * KIB)),
            repeated(r#"{"detail":"no","violations":["#, violation, "]}", len.min(200 * KIB)),
            repeated("[", r#"{"@type":"type.example/own.Detail","what":"a detail that nobody models, of some length"}"#, "]", len),
            repeated("{", r#""member_#":"what somebody else says of an error, in a member of its own""#, "}", len),
        ];
        let around = |json: String| AROUND.map(|(open, close)| format!("{open}{json}{close}"));
        json.into_iter().flat_map(around).collect::<Vec<_>>()
    });
    let (ratio, what) = most(bodies);
    println!("at most {ratio} tenths: {what}");
    assert!(ratio <= 40, "{ratio} tenths: {what}");
}

/// What a peer sends that means harm: as many and as small values as a body has room for, and texts that
/// are longer where they are quoted.
#[test]
fn a_decoder_holds_at_most_four_times_a_hostile_body() {
    let long_name = format!(r#"{{"errors":{{"{}":["#, "a".repeat(2 * KIB));
    let pieces = [
        ("[", "{}", "]"),
        ("[", "1", "]"),
        ("[", r#"{"@type":""}"#, "]"),
        ("[", r#"{"id":#}"#, "]"),
        ("[", r#"{"id":#,"error":""}"#, "]"),
        ("[", r#"{"error":{}}"#, "]"),
        (BAD_REQUEST, "{}", "]}]"),
        (BAD_REQUEST, r#"{"field":"a"}"#, "]}]"),
        (BAD_REQUEST, r#"{"field":"a","description":"b"}"#, "]}]"),
        (BAD_REQUEST, r#"{"field":"an_order","description":"no such order","more":1}"#, "]}]"),
        (HELP, "{}", "]}]"),
        (QUOTA, "{}", "]}]"),
        (QUOTA, r#"{"quotaDimensions":{"a":"b"}}"#, "]}]"),
        (PRECONDITION, "{}", "]}]"),
        (INFO, r##""#":"""##, "}}]"),
        (INFO, r#""a_key_of_an_entry_#":"a value, which is not short""#, "}}]"),
        ("{", r##""#":1"##, "}"),
        ("{", "\"a\\n#\":1", "}"),
        (r#"{"errors":["#, "{}", "]}"),
        (r#"{"errors":["#, r#"{"field":"a","message":"b"}"#, "]}"),
        (r#"{"errors":{"#, r##""#":["a"]"##, "}}"),
        (r#"{"errors":{"a":["#, r#""b""#, "]}}"),
        (&long_name, r#""b""#, "]}}"),
        (r#"{"violations":["#, "{}", "]}"),
        (r#"{"violations":["#, r#"{"field":"a"}"#, "]}"),
        (r#"{"violations":["#, r#"{"field":"a","reason":"B"}"#, "]}"),
        (r#"{"violations":["#, r#"{"name":"a"}"#, "]}"),
        (r#"{"violations":["#, r#"{"name":"a","code":"b"}"#, "]}"),
        (r#"{"violations":["#, r#"{"name":"a","msg":"b"}"#, "]}"),
        (r#"{"detail":["#, r#"{"loc":["a"],"msg":"b"}"#, "]}"),
        (r#"{"detail":["#, r#"{"loc":["body","a"],"msg":"b"}"#, "]}"),
        (r#"{"detail":["#, r#"{"loc":["body","a",0],"msg":"b","type":"c"}"#, "]}"),
        (r#"{"details":[{"loc":["#, "1", "]}]}"),
        (r#"{"code":5,"details":["#, r#"{"type":"a","value":"AA"}"#, "]}"),
        ("\"", "\u{7f}", "\""),
        ("\"", "\\n", "\""),
        (r#"{"code":""#, "\u{7f}", "\"}"),
        (r#"{"status":""#, "\\n", "\"}"),
        (r#"{"title":""#, "\\\"", "\"}"),
        (r#"{"metadata":""#, "\u{7f}", "\"}"),
        (r#"{"violations":""#, "\u{7f}", "\"}"),
        ("{\"", "\u{7f}", "\":1}"),
        (r#"{"message":"a","message":""#, "\u{7f}", "\"}"),
    ];
    let bodies = [2 * KIB, 96 * KIB].into_iter().flat_map(|len| {
        pieces.into_iter().flat_map(move |(open, piece, close)| {
            let json = repeated(open, piece, close, len);
            AROUND.map(|(open, close)| format!("{open}{json}{close}"))
        })
    });
    let (ratio, what) = most(bodies);
    println!("at most {ratio} tenths: {what}");
    assert!(ratio <= 40, "{ratio} tenths: {what}");
}

/// At the bound of 1 MiB the 64 KiB hide nothing.
#[test]
fn a_decoder_holds_at_most_four_times_a_list_of_tiny_violations_of_1_mib() {
    for (open, piece) in [
        (r#"{"violations":["#, r#"{"name":"a"}"#),
        (r#"{"violations":["#, r#"{"name":"a","msg":"b"}"#),
        (r#"{"violations":["#, r#"{"field":"a","reason":"B"}"#),
        (r#"{"detail":["#, r#"{"loc":["body","a",0],"msg":"b","type":"c"}"#),
        (r#"{"errors":["#, r##"{"pointer":"#/a","detail":"b"}"##),
    ] {
        let body = repeated(open, piece, "]}", MIB - 200);
        let held = peak(|| drop(black_box(problem::decode(400, body.as_bytes()))));
        assert!(held <= 4 * body.len() as u64, "{held} bytes of {}: {piece}", body.len());
    }
}

/// A relay reads what is not modelled once more, to say nothing twice. Each member that it writes into a
/// problem is looked up by its name: a member of six bytes takes 84.
#[test]
fn a_relay_holds_at_most_four_times_what_came() {
    let relays: [fn(&RemoteError, &mut Vec<u8>); 4] = [
        |error, buf| jsonrpc::write_remote(1, error, buf),
        aip193::write_remote,
        problem::write_remote,
        grpc::write_remote,
    ];
    let violation = r#"{"field":"a","description":"b","more":1}"#;
    let json = [
        repeated(r#"{"violations":["#, violation, "]}", 200 * KIB),
        repeated(r#"{"violations":["#, r#"{"name":"a","msg":"b"}"#, "]}", 200 * KIB),
        repeated(r#"{"errors":["#, r#"{"field":"a","message":"b"}"#, "]}", 200 * KIB),
        repeated("{", r##""#":1"##, "}", 200 * KIB),
        repeated("[", "1", "]", 200 * KIB),
        repeated(BAD_REQUEST, violation, "]}]", 200 * KIB),
        repeated(INFO, r##""#":"""##, "}}]", 200 * KIB),
        repeated(QUOTA, "{}", "]}]", 200 * KIB),
    ];
    for json in &json {
        for (open, close) in [AROUND[0], AROUND[2], AROUND[5]] {
            let body = format!("{open}{json}{close}");
            let error = RemoteError::from_http(500, &HeaderMap::new(), body.as_bytes());
            for (at, write) in relays.iter().enumerate() {
                let mut written = 0;
                let held = peak(|| {
                    let mut buf = vec![];
                    write(&error, &mut buf);
                    written = buf.len();
                });
                let ratio = tenths(held, body.len().max(written));
                let start: String = body.chars().take(120).collect();
                println!("{ratio} tenths, relay {at}: {start}");
                let is_of_members = at == 2 && json.starts_with(r#"{"0":1"#);
                let most = if is_of_members { 140 } else { 40 };
                assert!(ratio <= most, "{ratio} tenths, relay {at}: {start}");
            }
        }
    }
}

/// Details that hold more than is modelled stand twice in what is read, and an HTTP answer has the body
/// beside.
#[test]
fn a_decoder_holds_at_most_four_times_all_details_at_once() {
    let len = 16 * KIB;
    let more = |open: &str, piece: &str, close: &str| {
        repeated(&open[1..], piece, &close[..close.len() - 1], len).replacen(
            '{',
            r#"{"more":1,"#,
            1,
        )
    };
    let details = [
        more(INFO, r#""an_entry_#":"a value that has a length of some thirty bytes, or of some more""#, "}}]"),
        more(BAD_REQUEST, r#"{"field":"order","description":"no"}"#, "]}]"),
        more(HELP, r#"{"url":"https://a.example"}"#, "]}]"),
        more(QUOTA, r#"{"subject":"project:p-7","description":"Too many requests in one minute: 100 at most.","quotaId":"of a minute"}"#, "]}]"),
        more(PRECONDITION, r#"{"subject":"a.example","type":"TOS","more":7}"#, "]}]"),
    ]
    .join(",");
    let bodies = [AROUND[0], AROUND[2]].map(|(open, close)| format!("{open}[{details}]{close}"));
    let read = jsonrpc::decode(bodies[0].as_bytes()).unwrap();
    assert!(
        !read.metadata.is_empty() && !read.field_violations.is_empty() && !read.help.is_empty()
    );
    assert!(read.quota_failure.is_some() && read.precondition_failure.is_some());
    assert_eq!(read.other.len(), 5);
    let (ratio, what) = most(bodies.into_iter());
    println!("at most {ratio} tenths: {what}");
    assert!(ratio <= 40, "{ratio} tenths: {what}");
}

/// Text that is not UTF-8 is longer where it is read: three bytes for one.
#[test]
fn a_decoder_holds_at_most_four_times_what_is_not_utf_8() {
    for (content_type, len) in
        [("text/plain", 64 * KIB), ("text/plain", 4 * MIB), ("application/json", MIB)]
    {
        for step in [1, 2, 7, 9, 100] {
            let mut body = vec![b'x'; len];
            body.iter_mut().step_by(step).for_each(|byte| *byte = 0xff);
            if content_type == "application/json" {
                let end = len - 2;
                body[..12].copy_from_slice(b"{\"message\":\"");
                body[end..].copy_from_slice(b"\"}");
            }
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, content_type.parse().unwrap())]);
            let held = peak(|| drop(black_box(RemoteError::from_http(500, &headers, &body))));
            let ratio = tenths(held, len);
            assert!(ratio <= 40, "{ratio} tenths of {content_type} of {len} bytes, {step}");
        }
    }
}

#[test]
fn a_list_without_end_is_not_taken_apart() {
    for (open, piece, close) in [
        (BAD_REQUEST, "{}", "]}]"),
        (QUOTA, "{}", "]}]"),
        (PRECONDITION, "{}", "]}]"),
        (HELP, "{}", "]}]"),
        (INFO, r##""#":"""##, "}}]"),
    ] {
        let json = repeated(open, piece, close, MIB - 200);
        let jsonrpc = format!("{}{json}{}", AROUND[0].0, AROUND[0].1);
        let aip193 = format!("{}{json}{}", AROUND[2].0, AROUND[2].1);
        let decoders: [&dyn Fn() -> _; 2] =
            [&|| jsonrpc::decode(jsonrpc.as_bytes()), &|| aip193::decode(500, aip193.as_bytes())];
        for decode in decoders {
            let mut read = None;
            let held = peak(|| read = Some(decode().unwrap()));
            let ratio = tenths(held, MIB);
            assert!(ratio <= 40, "{ratio} tenths of {open}");
            let read = read.unwrap();
            let detail = &json[1..json.len() - 1];
            assert_eq!(read.other, [OtherDetail::Json(detail.into())], "it is kept as it came");
            assert!(read.metadata.is_empty() && read.field_violations.is_empty());
            assert_eq!(read.reason.is_some(), open == INFO, "what else it says is read");
        }
    }
}

/// A list that says something has no length that is too long.
#[test]
fn a_list_that_says_something_is_read_whole() {
    let violation = r#"{"field":"orders[#]","description":"must be more than 0"}"#;
    let json = repeated(BAD_REQUEST, violation, "]}]", MIB - 200);
    let body = format!("{}{json}{}", AROUND[0].0, AROUND[0].1);
    let read = jsonrpc::decode(body.as_bytes()).unwrap();
    assert_eq!(read.field_violations.len(), json.matches("field\"").count());
    assert!(read.field_violations.len() > 10_000 && read.other.is_empty());
}

/// Of many parts that are not modelled none is lost: the rest stands together.
#[test]
fn what_is_not_kept_one_by_one_is_kept_together() {
    let other = |json: &str| OtherDetail::Json(json.into());
    let members = |range: std::ops::Range<usize>| -> Vec<String> {
        range.map(|at| format!("\"a\\u{at:04x}\":{at}")).collect()
    };
    // The known ones are found wherever they stand.
    let body = format!(
        r#"{{"title":"No",{},"detail":"no such order","status":404,"domain":7}}"#,
        members(100..300).join(",")
    );
    let read = problem::decode(404, body.as_bytes()).unwrap();
    assert_eq!(read.message, "no such order");
    let mut expected = vec![other(r#"{"title":"No"}"#)];
    expected.extend(members(100..163).iter().map(|member| other(&format!("{{{member}}}"))));
    expected.push(other(r#"{"domain":7}"#));
    expected.push(other(&format!("{{{}}}", members(163..300).join(","))));
    assert_eq!(read.other, expected);

    // Details: all of them as one, and those that are known are read.
    let own: Vec<_> = (0..64).map(|at| format!(r#"{{"@type":"own","at":{at}}}"#)).collect();
    let request = r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"r-1"}"#;
    let own = own.join(",");
    let long = own.replace("own", &"own".repeat(12));
    let long = format!("[{long},{request},{long}]");
    for (list, kept) in [(format!("[{own}]"), 64), (format!("[{own},{request}]"), 1), (long, 128)] {
        let body = format!("{}{list}{}", AROUND[2].0, AROUND[2].1);
        let read = aip193::decode(500, body.as_bytes()).unwrap();
        assert_eq!(read.other.len(), kept);
        if kept == 1 {
            assert_eq!(read.request_id.as_deref(), Some("r-1"));
            assert_eq!(read.other, [other(&format!(r#"{{"details":{list}}}"#))]);
        }
        let body = format!("{}{list}{}", AROUND[0].0, AROUND[0].1);
        let read = jsonrpc::decode(body.as_bytes()).unwrap();
        assert_eq!(read.other.len(), kept);
        if kept == 1 {
            assert_eq!(read.request_id.as_deref(), Some("r-1"));
            assert_eq!(read.other, [other(&list)]);
        }
    }
}

/// What small errors of ours say, however short their texts: as many as a person would write.
#[test]
fn many_short_entries_are_read() {
    let metadata: Vec<_> = (0..200).map(|at| format!(r#""f{at}":"1""#)).collect();
    let info = format!("{INFO}{}}}}}]", metadata.join(","));
    let violations: Vec<_> = (0..200).map(|at| format!(r#"{{"field":"f{at}"}}"#)).collect();
    let bad_request = format!("{BAD_REQUEST}{}]}}]", violations.join(","));
    for (open, close) in [AROUND[0], AROUND[2]] {
        let read = |json: &str| {
            let body = format!("{open}{json}{close}");
            let remote = RemoteError::from_http(500, &HeaderMap::new(), body.as_bytes());
            let mut status = vec![];
            grpc::write_remote(&remote, &mut status);
            [grpc::decode(&status).unwrap(), remote]
        };
        for remote in read(&info) {
            assert_eq!((remote.metadata.len(), remote.other.len()), (200, 0));
        }
        for remote in read(&bad_request) {
            assert_eq!((remote.field_violations.len(), remote.other.len()), (200, 0));
        }
    }
}

/// Each error of a batch takes some 280 bytes beside its texts, and a map more than that.
#[test]
fn a_batch_of_whole_answers_is_read_whole_and_the_rest_of_others_is_kept() {
    for answer in [
        r#"{"jsonrpc":"2.0","id":#,"error":{"code":-32601,"message":"no"}}"#,
        r#"{"jsonrpc":"2.0","id":#,"error":{"code":-32601,"message":"Task not found: t-1","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org","metadata":{"taskId":"t-1"}}]}}"#,
    ] {
        let body = repeated("[", answer, "]", MIB - 200);
        let count = body.matches("jsonrpc").count();
        let read = jsonrpc::decode_batch(body.as_bytes()).unwrap();
        assert_eq!(read.len(), count);
        assert!(read.iter().all(|error| error.code == Some(-32601) && error.other.is_empty()));
    }

    let body = repeated("[", r#"{"id":#}"#, "]", 64 * KIB);
    let read = jsonrpc::decode_batch(body.as_bytes()).unwrap();
    let (last, single) = read.split_last().unwrap();
    for (at, error) in single.iter().enumerate() {
        assert_eq!(error.id.as_deref(), Some(&*at.to_string()));
    }
    let OtherDetail::Json(rest) = &last.other[0] else { panic!("{last:?}") };
    let start = body.len() - rest.len();
    assert_eq!((&rest[..1], &rest[1..]), ("[", &body[start + 1..]), "nothing is lost");
    assert!(rest[1..].starts_with(&format!(r#"{{"id":{}}}"#, single.len())));
}

/// A status of protobuf with one detail.
fn status(name: &str, message: &[u8]) -> Vec<u8> {
    let mut any = field(1, format!("type.googleapis.com/google.rpc.{name}").as_bytes());
    any.extend(field(2, message));
    [&[8, 5][..], &field(3, &any)].concat()
}

/// A field of protobuf.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut len = bytes.len();
    while len > 127 {
        field.push(u8::try_from(len & 127).unwrap() | 128);
        len >>= 7;
    }
    field.push(u8::try_from(len).unwrap());
    [&field, bytes].concat()
}

#[test]
fn a_decoder_of_protobuf_holds_at_most_four_times_as_much() {
    let held = |status: &[u8]| {
        let held = peak(|| drop(black_box(grpc::decode(status).unwrap())));
        tenths(held, status.len())
    };
    // Ordinary ones.
    let text = "x".repeat(MIB - 100);
    assert!(held(&[&[8, 5][..], &field(2, text.as_bytes())].concat()) <= 40);
    assert!(held(&status("Unknown", text.as_bytes())) <= 40);
    let violation = [field(1, b"orders[7].lines[0].quantity"), field(2, &[b'x'; 60])].concat();
    assert!(held(&status("BadRequest", &field(1, &violation).repeat(2000))) <= 40);
    // Hostile ones: an entry of two bytes each.
    for name in ["BadRequest", "Help", "QuotaFailure", "PreconditionFailure"] {
        let status = status(name, &[0x0a, 0].repeat(MIB / 2 - 100));
        assert!(held(&status) <= 40, "{name}: {}", held(&status));
        assert_eq!(grpc::decode(&status).unwrap().other.len(), 1, "{name} is kept as it came");
    }
    let entries: Vec<u8> =
        (0..100_000_u32).flat_map(|at| field(3, &field(1, at.to_string().as_bytes()))).collect();
    let info = status("ErrorInfo", &[field(1, b"A_B"), entries].concat());
    assert!(held(&info) <= 40, "{}", held(&info));
    let read = grpc::decode(&info).unwrap();
    assert_eq!(
        (read.reason.as_deref(), read.metadata.len(), read.other.len()),
        (Some("A_B"), 0, 1)
    );
    let dimension = field(6, &field(1, b"a"));
    let quota = status("QuotaFailure", &field(1, &dimension).repeat(64 * KIB / 7));
    assert!(held(&quota) <= 40, "{}", held(&quota));

    // Of many details those that are known are read, and the status is kept whole.
    let request = status("RequestInfo", &field(1, b"r-1"));
    let details = [&request[..], &[0x1a, 0].repeat(MIB / 2 - 100)].concat();
    assert!(held(&details) <= 40, "{}", held(&details));
    let read = grpc::decode(&details).unwrap();
    assert_eq!(read.request_id.as_deref(), Some("r-1"));
    let type_url = "type.googleapis.com/google.rpc.Status".into();
    assert_eq!(read.other, [OtherDetail::Any { type_url, value: details }]);
}

#[test]
fn a_header_of_challenges_is_held_at_most_four_times() {
    for challenge in ["a", "a b", "a=b", "Bearer a=b", "a=\"\u{ff}\u{ff}\""] {
        let value = repeated("", challenge, "", 64 * KIB);
        let bytes: Vec<u8> = value.chars().map(|c| u8::try_from(c).unwrap()).collect();
        let value = HeaderValue::from_bytes(&bytes).unwrap();
        let headers = HeaderMap::from_iter([(WWW_AUTHENTICATE, value)]);
        let held = peak(|| drop(black_box(RemoteError::from_http(401, &headers, b""))));
        let ratio = tenths(held, bytes.len());
        assert!(ratio <= 40, "{challenge}: {ratio} tenths");
    }
}

/// The most that is held of a contract with such lines, in tenths of its length.
fn of_contract(line: impl Fn(usize) -> String) -> u64 {
    let mut text =
        r#"{"wire-error":1,"type":"Shop","body":"aip193","data":"details"}"#.to_owned() + "\n";
    for at in 0..2000 {
        writeln!(text, "{}", line(at)).unwrap();
    }
    tenths(peak(|| drop(black_box(text.parse::<Contract>().unwrap()))), text.len())
}

/// The file is the project's own, so it is not bounded. A line of the shortest kind takes more: an `Entry`
/// of 472 bytes has room for what most lines have.
#[test]
fn a_contract_is_held_at_most_four_times() {
    let ordinary = of_contract(|at| {
        format!(
            r#"{{"domain":"shop.example","reason":"ORDER_NOT_FOUND_{at}","http":404,"grpc":"NOT_FOUND","code":-32001,"message":"no order {{id}}","metadata":{{"id":"integer"}},"description":"No order has this id, or it is somebody else's."}}"#
        )
    });
    let shortest =
        of_contract(|at| format!(r#"{{"name":"N{at}","http":404,"grpc":"NOT_FOUND","code":1}}"#));
    println!("at most {ordinary} tenths, and {shortest}: a contract");
    assert!(ordinary <= 40, "{ordinary}");
    assert!(shortest <= 90, "{shortest}");
    assert_eq!(size_of::<wire_error::contract::Entry>(), 472);
}
