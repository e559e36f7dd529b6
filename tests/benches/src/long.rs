//! What is long, in two lengths: time is linear in them.

use std::hint::black_box;

use http::HeaderMap;
use wire_error::{
    DecodeError, FieldViolation, Layout, Object, RemoteError, View, WireError, aip193, grpc,
    jsonrpc, layout, problem,
};

use crate::Case;
use crate::ours::WHO;
use crate::rows::ID;

/// The shorter, and in the rows of the same name the longer of the two.
pub const SHORT: &str = "64 KiB";
pub const LONG: &str = "1 MiB";

/// The longer is sixteen times the shorter, and may take a quarter more than as many times as long.
pub const MOST_TIMES: u64 = 20;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 400, reason, message = "{text}")]
struct NotValid {
    #[wire(public)]
    text: String,
    #[wire(field_violations)]
    violations: Vec<FieldViolation>,
}

/// An error of about `len` bytes, of which none is left out: a text is sent up to 64 KiB.
fn violations(len: usize) -> NotValid {
    let one = |at| FieldViolation::new(format!("orders[{at}].quantity"), "must be more than 0");
    // Without what stands around them in the shortest body.
    let violations = (0..len / 80).map(one).collect();
    NotValid { text: "not valid".into(), violations }
}

/// An error with a text of so many bytes.
fn text(len: usize) -> NotValid {
    NotValid { text: "0123456789abcdef".repeat(len / 16), violations: vec![] }
}

struct Own;

impl Layout for Own {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.text("message", error.message());
        body.array("violations", |list| {
            for violation in error.field_violations() {
                list.object(|object| object.text("field", violation.field));
            }
        });
    }
}

type Write = fn(&NotValid, &mut Vec<u8>);
type Decode = fn(&[u8]) -> Result<RemoteError, DecodeError>;

const RENDERERS: [(&str, Write); 5] = [
    ("JSON-RPC", |error, buf| jsonrpc::write(ID, error, buf)),
    ("AIP-193", |error, buf| aip193::write(error, buf)),
    ("problem+json", |error, buf| problem::write(error, buf)),
    ("a layout", |error, buf| layout::write::<Own>(error, buf)),
    ("google.rpc.Status", |error, buf| grpc::write(error, buf)),
];

/// A body with nothing but a text, which no renderer writes so long.
type Around = fn(&str) -> Vec<u8>;

const DECODERS: [(&str, Write, Around, Decode); 5] = [
    (
        "JSON-RPC",
        RENDERERS[0].1,
        |text| {
            format!(r#"{{"jsonrpc":"2.0","id":2,"error":{{"code":1,"message":"{text}"}}}}"#).into()
        },
        jsonrpc::decode,
    ),
    (
        "AIP-193",
        RENDERERS[1].1,
        |text| format!(r#"{{"error":{{"code":400,"message":"{text}"}}}}"#).into(),
        |body| aip193::decode(400, body),
    ),
    (
        "problem+json",
        RENDERERS[2].1,
        |text| format!(r#"{{"status":400,"detail":"{text}"}}"#).into(),
        |body| problem::decode(400, body),
    ),
    (
        "an HTTP answer",
        RENDERERS[2].1,
        |text| format!(r#"{{"status":400,"detail":"{text}"}}"#).into(),
        |body| Ok(RemoteError::from_http(400_u16, &HeaderMap::new(), body)),
    ),
    (
        "google.rpc.Status",
        // What a renderer writes fits the headers of a reply.
        |error, buf| {
            let violation = |it: &FieldViolation| {
                [field(1, it.field.as_bytes()), field(2, it.description.as_bytes())].concat()
            };
            let violations: Vec<u8> =
                error.violations.iter().flat_map(|it| field(1, &violation(it))).collect();
            let any =
                [field(1, b"type.googleapis.com/google.rpc.BadRequest"), field(2, &violations)];
            buf.extend([&[8, 3][..], &field(3, &any.concat())].concat());
        },
        |text| [&[8, 3][..], &field(2, text.as_bytes())].concat(),
        grpc::decode,
    ),
];

/// A field of protobuf.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut len = bytes.len();
    while len > 127 {
        field.push((len & 127) as u8 | 128);
        len >>= 7;
    }
    field.push(len as u8);
    [&field, bytes].concat()
}

/// Each renderer and each decoder, in both lengths.
pub fn cases() -> Vec<Case> {
    let mut cases = vec![];
    for (name, write) in RENDERERS {
        for (len, bytes) in LENGTHS {
            let error = violations(bytes);
            let row = format!("{name}, {len} of violations").leak();
            let mut buf = Vec::with_capacity(2 << 20);
            cases.push(Case::new(row, WHO, move || {
                buf.clear();
                write(black_box(&error), black_box(&mut buf));
            }));
        }
    }
    for (name, write, around, decode) in DECODERS {
        for (len, bytes) in LENGTHS {
            let mut body = vec![];
            write(&violations(bytes), &mut body);
            for (what, body) in [("violations", body), ("text", around(&text(bytes).text))] {
                let row = format!("{name} decoded, {len} of {what}").leak();
                cases.push(Case::returned(row, WHO, move || {
                    decode(black_box(&body)).expect("an error")
                }));
            }
        }
    }
    cases
}

/// Somewhat less than they are called: a body of 1 MiB is refused.
const LENGTHS: [(&str, usize); 2] = [(SHORT, 60_000), (LONG, 960_000)];
