//! What the derive has prepared of a record is what is written where nothing is prepared.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use proptest::prelude::*;
use wire_error::{
    Disclose, Disclosed, ErrorSpec, FieldViolation, Style, Text, WireError, aip193, grpc, jsonrpc,
    problem,
};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, grpc = NotFound, metadata = false)]
enum Unkeyed<D: fmt::Display + fmt::Debug> {
    #[wire(code = -32001, message = "no order {id} here")]
    String {
        #[wire(public)]
        id: String,
    },
    #[wire(code = -32002, message = "no order {id} here")]
    Display {
        #[wire(public)]
        id: D,
    },
    #[wire(message = "{id}")]
    Alone {
        #[wire(public)]
        id: D,
    },
    #[wire(message = "{a}, {b}, \"{a}\"")]
    Many {
        #[wire(public)]
        a: String,
        #[wire(public)]
        b: D,
    },
    #[wire(http = 418, message = "no order {id}")]
    Unregistered {
        #[wire(public)]
        id: String,
    },
    #[wire(http = 599, message = "no order {id}")]
    Unlisted {
        #[wire(public)]
        id: String,
    },
    // The text before the field just has room in what is prepared, or just has not.
    #[wire(message = "after thirty-two bytes there is {id}")]
    Lead32 {
        #[wire(public)]
        id: String,
    },
    #[wire(message = "after thirty-three bytes there's {id}, and {shown}")]
    Lead33 {
        #[wire(public)]
        id: String,
        #[wire(public)]
        shown: D,
    },
    #[wire(message = "after forty-seven bytes of nothing but text is {id}")]
    Lead47 {
        #[wire(public)]
        id: String,
    },
    #[wire(message = "after forty-eight bytes of nothing but text was {id}, and {shown}")]
    Lead48 {
        #[wire(public)]
        id: String,
        #[wire(public)]
        shown: D,
    },
    #[wire(message = "no \"order\" {id}")]
    Escaped {
        #[wire(public)]
        id: String,
    },
    #[wire(message = "no order {id}", help = "https://shop.example/")]
    More {
        #[wire(public)]
        id: String,
        #[wire(retry_after)]
        wait: Duration,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
    },
    #[wire(reason = false, message = "no order {id}")]
    NoReason {
        #[wire(public)]
        id: String,
    },
    #[wire(reason = false, message = "no order {id}")]
    Data {
        #[wire(public)]
        id: String,
        #[wire(data)]
        order: String,
    },
    #[wire(message = "none")]
    Text,
    #[wire(opaque)]
    Opaque,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", grpc = NotFound, reason = "KEYED", message = "no order {id}")]
struct Keyed {
    #[wire(public)]
    id: String,
    #[wire(public)]
    shard: Pieces,
}

/// The first key, which is prepared, may have no value.
#[derive(Debug, WireError)]
#[wire(domain = "shop.example", grpc = NotFound, reason = "SHOWN", message = "no order {id}")]
struct ShownFirst {
    #[wire(public)]
    shard: Pieces,
    #[wire(public)]
    id: String,
}

/// The first field has no key.
#[derive(Debug, WireError)]
#[wire(domain = "shop.example", grpc = NotFound, reason = "SAID", message = "no order {id}")]
struct UnkeyedFirst {
    #[wire(public, metadata = false)]
    id: String,
    #[wire(public)]
    shard: Pieces,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", grpc = NotFound, reason = "INFO", message = "no order {id}")]
#[wire(data = info, metadata = false)]
struct Info {
    #[wire(public)]
    id: String,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", grpc = NotFound, reason = "TYPED", message = "no order {id}")]
#[wire(type_base = "https://shop.example/", metadata = false)]
struct Typed {
    #[wire(public)]
    id: String,
}

/// As many places of fields as are prepared.
#[derive(Debug, WireError)]
#[wire(domain = "shop.example", code = -32001, grpc = NotFound, reason = "MOST")]
#[wire(message = "{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}")]
struct Most {
    #[wire(public)]
    id: String,
    #[wire(public)]
    a1: String,
    #[wire(public)]
    a2: String,
    #[wire(public)]
    a3: String,
    #[wire(public)]
    shown: Pieces,
}

/// One more.
#[derive(Debug, WireError)]
#[wire(domain = "shop.example", code = -32001, grpc = NotFound, reason = "TOO_MANY")]
#[wire(message = "{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}{id}")]
struct TooMany {
    #[wire(public)]
    id: String,
    #[wire(public)]
    a1: String,
    #[wire(public)]
    a2: String,
    #[wire(public)]
    a3: String,
    #[wire(public)]
    a4: String,
    #[wire(public)]
    shown: Pieces,
}

const DOMAIN: &str = "shop.example";
const REASON: &str = "CONSTANT";

#[derive(Debug, WireError)]
#[wire(domain = DOMAIN, grpc = NotFound, reason = REASON, message = "no order {id}", data = none)]
struct Constant {
    #[wire(public)]
    id: String,
}

#[derive(Debug, WireError)]
#[wire(domain = "outer.example", type_base = "https://outer.example/", data = info)]
enum Outer {
    #[wire(transparent)]
    Inner(Info),
    // What is prepared of it is in another style.
    #[wire(transparent)]
    Plain(Keyed),
    #[wire(grpc = NotFound, reason = "OUTER_GONE", message = "no order {id}")]
    Gone {
        #[wire(public)]
        id: String,
    },
    #[wire(same_as = Gone)]
    Hidden {
        #[wire(public)]
        id: String,
    },
}

#[derive(Debug, WireError)]
#[wire(data = none)]
enum Silent {
    #[wire(transparent)]
    Plain(Keyed),
}

/// The same error by hand: its record is made of the facts of the other's, one by one.
#[derive(Debug)]
struct ByHand<'a>(&'a dyn WireError, ErrorSpec);

impl<'a> ByHand<'a> {
    fn new(error: &'a dyn WireError) -> Self {
        let spec = error.spec();
        let mut own = ErrorSpec::new(spec.name())
            .with_code(spec.code())
            .with_http(spec.http_status())
            .with_grpc(spec.grpc_code())
            .with_message(spec.message())
            .with_fields(spec.fields());
        if let (Some(domain), Some(reason)) = (spec.domain(), spec.reason()) {
            own = own.with_reason(domain, reason);
        }
        if let Some(help) = spec.help() {
            own = own.with_help(help);
        }
        Self(error, own)
    }
}

impl fmt::Display for ByHand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0, f)
    }
}

impl std::error::Error for ByHand<'_> {}

impl Disclose for ByHand<'_> {
    fn record(&self) -> &ErrorSpec {
        &self.1
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        self.0.visit_fields(visit);
    }

    fn delay(&self) -> Option<Duration> {
        self.0.delay()
    }

    fn violations(&self) -> &[FieldViolation] {
        self.0.violations()
    }

    fn style(&self) -> Style {
        self.0.style()
    }

    fn data(&self) -> Option<&dyn jsonrpc::Data> {
        self.0.data()
    }
}

/// A `Display` that writes in pieces, and may fail after the last.
#[derive(Debug, Clone)]
struct Pieces {
    pieces: Vec<String>,
    fails: bool,
}

impl fmt::Display for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| f.write_str(piece))?;
        if self.fails { Err(fmt::Error) } else { Ok(()) }
    }
}

fn errors(id: &str, shown: &Pieces) -> [Box<dyn WireError>; 29] {
    let (id, shown) = (|| id.to_owned(), || shown.clone());
    [
        Box::new(Unkeyed::<Pieces>::String { id: id() }),
        Box::new(Unkeyed::Display { id: shown() }),
        Box::new(Unkeyed::Alone { id: shown() }),
        Box::new(Unkeyed::Many { a: id(), b: shown() }),
        Box::new(Unkeyed::<Pieces>::Unregistered { id: id() }),
        Box::new(Unkeyed::<Pieces>::Unlisted { id: id() }),
        Box::new(Unkeyed::<Pieces>::Lead32 { id: id() }),
        Box::new(Unkeyed::Lead33 { id: id(), shown: shown() }),
        Box::new(Unkeyed::<Pieces>::Lead47 { id: id() }),
        Box::new(Unkeyed::Lead48 { id: id(), shown: shown() }),
        Box::new(Unkeyed::<Pieces>::Escaped { id: id() }),
        Box::new(Unkeyed::<Pieces>::More {
            id: id(),
            wait: Duration::from_millis(1500),
            violations: vec![FieldViolation::new("id", id())],
        }),
        Box::new(Unkeyed::<Pieces>::NoReason { id: id() }),
        Box::new(Unkeyed::<Pieces>::Data { id: id(), order: id() }),
        Box::new(Unkeyed::<Pieces>::Text),
        Box::new(Unkeyed::<Pieces>::Opaque),
        Box::new(Keyed { id: id(), shard: shown() }),
        Box::new(ShownFirst { shard: shown(), id: id() }),
        Box::new(UnkeyedFirst { id: id(), shard: shown() }),
        Box::new(Info { id: id() }),
        Box::new(Typed { id: id() }),
        Box::new(Most { id: id(), a1: id(), a2: id(), a3: id(), shown: shown() }),
        Box::new(TooMany { id: id(), a1: id(), a2: id(), a3: id(), a4: id(), shown: shown() }),
        Box::new(Constant { id: id() }),
        Box::new(Outer::Inner(Info { id: id() })),
        Box::new(Outer::Plain(Keyed { id: id(), shard: shown() })),
        Box::new(Silent::Plain(Keyed { id: id(), shard: shown() })),
        Box::new(Outer::Gone { id: id() }),
        Box::new(Outer::Hidden { id: id() }),
    ]
}

/// The error in every format.
fn written(error: Disclosed<'_>) -> Vec<Vec<u8>> {
    let mut object = vec![];
    jsonrpc::write_object(error, &mut object);
    vec![
        jsonrpc::to_vec(7, error),
        jsonrpc::to_vec("order", error),
        object,
        aip193::to_vec(error),
        problem::to_vec(error),
        grpc::to_vec(error),
    ]
}

fn assert_the_same(id: &str, shown: &Pieces) {
    for error in errors(id, shown) {
        let by_hand = ByHand::new(&*error);
        for request_id in ["", "req-1"] {
            let of = |error: Disclosed<'_>| {
                let bodies = written(error.with_request_id(request_id));
                bodies.into_iter().map(|body| String::from_utf8_lossy(&body).into_owned())
            };
            for (prepared, plain) in of(Disclosed::new(&*error)).zip(of(Disclosed::new(&by_hand))) {
                assert!(prepared == plain, "{}: {prepared:.999}\n{plain:.999}", error.variant());
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_a_field_holds_the_bytes_are_the_same(
        id in "\\PC{0,40}|[ -~]{0,80}|(?s:.){0,20}",
        pieces in prop::collection::vec("[ -~]{0,20}|(?s:.){0,9}", 0..4),
        fails: bool,
    ) {
        assert_the_same(&id, &Pieces { pieces, fails });
    }
}

#[test]
fn at_every_length_that_is_treated_by_itself_the_bytes_are_the_same() {
    let kib = 1 << 10;
    // With the text before it, and with that after it, a field of these just fits or just does not.
    let long = [32 * kib, 32 * kib + 1, 64 * kib - 15, 64 * kib - 14, 64 * kib - 9, 64 * kib];
    let short = (0..70).flat_map(|len| {
        let (before, after) = ("x".repeat(len / 2), "x".repeat(len - len / 2));
        let alike = ["x", "\"", "\u{1}"].map(|char| char.repeat(len));
        alike.into_iter().chain([format!("{before}\"{after}")])
    });
    for text in short.chain(long.map(|len| "x".repeat(len))) {
        assert_the_same(&text, &Pieces { pieces: vec![text.clone()], fails: false });
    }
}

/// The longest text that is prepared, and the longest id: each byte of both takes six.
#[test]
fn the_longest_body_that_is_prepared_is_whole() {
    let text = || "\u{1}".repeat(4096);
    let shown = Pieces { pieces: vec![text()], fails: false };
    let error = Most { id: text(), a1: text(), a2: text(), a3: text(), shown };
    let id = "\u{1}".repeat(64 << 10);
    let prepared = jsonrpc::to_vec(&*id, &error);
    assert_eq!(prepared.len(), 6 * ((64 << 10) + 19 * 4096) + 220);
    assert_eq!(prepared, jsonrpc::to_vec(&*id, &ByHand::new(&error)));
}

/// An error by hand that lends a derived record, and passes no text.
#[derive(Debug)]
struct Lent(Keyed);

impl fmt::Display for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lent")
    }
}

impl std::error::Error for Lent {}

impl Disclose for Lent {
    fn record(&self) -> &ErrorSpec {
        self.0.record()
    }
}

#[test]
fn of_texts_that_are_not_passed_no_key_is_written() {
    let shard = Pieces { pieces: vec![], fails: false };
    let body = aip193::to_vec(&Lent(Keyed { id: "7".into(), shard }));
    assert_eq!(
        String::from_utf8(body).unwrap(),
        r#"{"error":{"code":404,"message":"no order ","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"KEYED","domain":"shop.example"}]}}"#,
    );
}

#[test]
fn where_a_display_panics_the_buffer_is_as_it_was() {
    #[derive(Debug)]
    struct Panics;

    impl fmt::Display for Panics {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("o-7")?;
            panic!("no display");
        }
    }

    type Write = fn(&Unkeyed<Panics>, &mut Vec<u8>);
    let writes: [Write; 4] = [
        |error, buf| jsonrpc::write(7, error, buf),
        |error, buf| aip193::write(error, buf),
        |error, buf| problem::write(error, buf),
        |error, buf| grpc::write(error, buf),
    ];
    for write in writes {
        let mut buf = b"before".to_vec();
        let error = Unkeyed::Display { id: Panics };
        assert!(catch_unwind(AssertUnwindSafe(|| write(&error, &mut buf))).is_err());
        assert_eq!(buf, b"before");
    }
}
