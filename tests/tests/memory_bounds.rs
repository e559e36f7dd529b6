//! How much memory a renderer or a decoder holds at most, in lengths of what it writes or reads.
//!
//! By itself, since the counting allocator is the whole program's.

use std::fmt;
use std::fmt::Write as _;
use std::hint::black_box;

use actix_web::ResponseError as _;
use axum::response::IntoResponse as _;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use jsonrpsee::types::ErrorObjectOwned;
use wire_error::contract::Contract;
use wire_error::{
    Disclose, ErrorSpec, FieldSpec, FieldViolation, Layout, Object, RemoteError, Text, View,
    aip193, grpc, jsonrpc, layout, problem,
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
                        // jsonrpsee's error is read from what was written of it.
                        let times = if name == "jsonrpsee" { 5 } else { 4 };
                        assert!(
                            held <= times * longest as u64 + 64 * KIB as u64,
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
            let held = peak(|| decode(&body));
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

/// What a peer sends that means harm: as many and as small values as a body has room for. A list of
/// more than 2,048 entries is not taken apart.
#[test]
fn a_decoder_holds_no_more_than_so_much_of_a_hostile_body() {
    let pieces = [
        ("[", "{}", "]"),
        ("[", "1", "]"),
        ("[", r#"{"@type":""}"#, "]"),
        (BAD_REQUEST, "{}", "]}]"),
        (BAD_REQUEST, r#"{"field":"a","description":"b"}"#, "]}]"),
        (HELP, "{}", "]}]"),
        (QUOTA, "{}", "]}]"),
        (PRECONDITION, "{}", "]}]"),
        (INFO, r##""#":"""##, "}}]"),
        ("{", r##""#":1"##, "}"),
        ("{", "\"a\\n#\":1", "}"),
        (r#"{"errors":["#, "{}", "]}"),
        (r#"{"errors":{"#, r##""#":["a"]"##, "}}"),
        (r#"{"errors":{"a":["#, r#""b""#, "]}}"),
        (r#"{"violations":["#, "{}", "]}"),
        (r#"{"detail":["#, r#"{"loc":["body","a"],"msg":"b"}"#, "]}"),
    ];
    let bodies = pieces.into_iter().flat_map(|(open, piece, close)| {
        let json = repeated(open, piece, close, 64 * KIB);
        AROUND.map(|(open, close)| format!("{open}{json}{close}"))
    });
    let (ratio, what) = most(bodies);
    println!("at most {ratio} tenths: {what}");
    assert!(ratio <= 500, "{ratio} tenths: {what}"); // of a batch of answers that are none
}

#[test]
fn a_list_without_end_is_not_taken_apart() {
    for (open, piece, close) in [
        (BAD_REQUEST, "{}", "]}]"),
        (QUOTA, "{}", "]}]"),
        (PRECONDITION, "{}", "]}]"),
        (HELP, "{}", "]}]"),
    ] {
        let json = repeated(open, piece, close, MIB - 200);
        let jsonrpc = format!("{}{json}{}", AROUND[0].0, AROUND[0].1);
        let aip193 = format!("{}{json}{}", AROUND[2].0, AROUND[2].1);
        let decoders: [&dyn Fn() -> _; 2] =
            [&|| jsonrpc::decode(jsonrpc.as_bytes()), &|| aip193::decode(500, aip193.as_bytes())];
        for decode in decoders {
            let mut other = 0;
            let held = peak(|| other = decode().unwrap().other.len());
            assert!(held <= 4 * MIB as u64, "{} KiB of {open}", held >> 10);
            assert_eq!(other, 1, "it is kept as it came");
        }
    }
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
fn a_decoder_of_protobuf_holds_no_more_than_so_much() {
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
    let details = [&[8, 5][..], &[0x1a, 0].repeat(MIB / 2 - 100)].concat();
    assert!(held(&details) <= 400, "{}", held(&details));
}

#[test]
fn a_header_of_challenges_is_no_more_than_so_much() {
    for challenge in ["a", "a b", "a=b", "Bearer a=b"] {
        let value = repeated("", challenge, "", 64 * KIB);
        let headers = HeaderMap::from_iter([(WWW_AUTHENTICATE, value.parse().unwrap())]);
        let held = peak(|| drop(black_box(RemoteError::from_http(401, &headers, b""))));
        assert!(held <= 4 * MIB as u64, "{challenge}: {} KiB", held >> 10);
    }
}

/// The file is the project's own: it is not bounded, but nothing in it is held many times.
#[test]
fn a_contract_is_read_in_proportion() {
    let mut text =
        r#"{"wire-error":1,"type":"Shop","body":"aip193","data":"details"}"#.to_owned() + "\n";
    for at in 0..2000 {
        writeln!(
            text,
            r#"{{"domain":"shop.example","reason":"ORDER_NOT_FOUND_{at}","http":404,"grpc":"NOT_FOUND","code":-32001,"message":"no order {{id}}","metadata":{{"id":"integer"}},"description":"No order has this id, or it is somebody else's."}}"#
        )
        .unwrap();
    }
    let held = peak(|| drop(black_box(text.parse::<Contract>().unwrap())));
    let ratio = tenths(held, text.len());
    println!("at most {ratio} tenths: a contract");
    assert!(ratio <= 120, "{ratio}");
}
