//! The fixed text of each layout, as it is recorded and as it is prepared.

use core::fmt::Write;
use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use crate::layout::{self, Known, Out, Recorder, problem};
use crate::{Code, DataShape, Facts, Pieces, Prepared, PreparedBody, ProblemType};

/// The text, in which `<1>` is a public field and `'a'` the inside of a string.
#[derive(Default)]
struct Text(String);

impl Out for Text {
    fn raw(&mut self, json: &str) {
        self.0 += json;
    }

    fn string(&mut self, text: &str) {
        write!(self.0, "'{text}'").unwrap();
    }

    fn number(&mut self, number: i32) {
        self.0 += &number.to_string();
    }
}

impl Recorder for Text {
    fn field(&mut self, number: u8) {
        write!(self.0, "<{number}>").unwrap();
    }
}

const FACTS: Facts<'static> = Facts {
    code: -32001,
    http_status: 404,
    grpc_code: Code::NotFound,
    prepared: Prepared::NONE,
    reason: Some("NO_ORDER"),
    domain: Some("shop.example"),
    problem: None,
};

const NAMELESS: Facts<'static> = Facts { reason: None, domain: None, ..FACTS };

fn recorded(body: PreparedBody, known: &Known<'_>) -> String {
    let mut text = Text::default();
    layout::record(body, known, &mut text);
    text.0
}

fn known<'a>(facts: &'a Facts<'a>, data: DataShape) -> Known<'a> {
    let message = &[("no order ", Some(1)), (" here", None)];
    Known { facts, data, message, metadata: &[("id", 1), ("at", 0)] }
}

const INFO: &str = "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"'NO_ORDER'\",\
    \"domain\":\"'shop.example'\",\"metadata\":{\"'id'\":\"<1>\",\"'at'\":\"<0>\"}}";

#[test]
fn a_response_of_json_rpc() {
    let head = r#","error":{"code":-32001,"message":"'no order '<1>' here'""#;
    for (facts, shape, data) in [
        (&FACTS, DataShape::Details, format!(r#","data":[{INFO}]"#)),
        (&FACTS, DataShape::Info, format!(r#","data":{INFO}"#)),
        (&FACTS, DataShape::None, String::new()),
        (&NAMELESS, DataShape::Details, String::new()),
        (&NAMELESS, DataShape::Info, String::new()),
        (&NAMELESS, DataShape::None, String::new()),
    ] {
        let body = recorded(PreparedBody::JsonRpc, &known(facts, shape));
        assert_eq!(body, format!("{head}{data}}}}}"));
    }
}

#[test]
fn a_body_of_aip_193() {
    let head = r#"{"error":{"code":404,"message":"'no order '<1>' here'","status":"NOT_FOUND""#;
    for (facts, details) in
        [(&FACTS, format!(r#","details":[{INFO}]"#)), (&NAMELESS, String::new())]
    {
        let body = recorded(PreparedBody::Aip193, &known(facts, DataShape::Details));
        assert_eq!(body, format!("{head}{details}}}}}"));
    }
}

#[test]
fn error_info_has_what_there_is() {
    let open = r#"{"error":{"code":404,"message":"","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"'NO_ORDER'""#;
    let facts = Facts { domain: None, ..FACTS };
    let bare = Known { facts: &facts, data: DataShape::Details, message: &[], metadata: &[] };
    assert_eq!(recorded(PreparedBody::Aip193, &bare), format!("{open}}}]}}}}"));
    let keyed = Known { metadata: &[("id", 7)], ..bare };
    let metadata = r#","metadata":{"'id'":"<7>"}"#;
    assert_eq!(recorded(PreparedBody::Aip193, &keyed), format!("{open}{metadata}}}]}}}}"));
}

#[test]
fn a_problem() {
    let members = r#","reason":"'NO_ORDER'","domain":"'shop.example'","metadata":{"'id'":"<1>","'at'":"<0>"}}"#;
    let head = r#"{"type":"about:blank","title":"Not Found","status":404"#;
    let body = recorded(PreparedBody::Problem, &known(&FACTS, DataShape::Details));
    assert_eq!(body, format!("{head},\"detail\":\"'no order '<1>' here'\"{members}"));
    let silent = Known { message: &[], metadata: &[], ..known(&FACTS, DataShape::Details) };
    let members = r#","reason":"'NO_ORDER'","domain":"'shop.example'"}"#;
    assert_eq!(recorded(PreparedBody::Problem, &silent), format!("{head}{members}"));
    let nameless = Known { facts: &NAMELESS, ..silent };
    assert_eq!(recorded(PreparedBody::Problem, &nameless), format!("{head}}}"));
}

/// The problem up to its status, and what its type and title are by themselves.
fn typed(facts: &Facts<'_>, type_base: Option<&str>) -> [String; 3] {
    let mut text = Text::default();
    problem::body(facts, type_base, false, &mut text, |_| {}, |_| {});
    let [mut uri, mut title] = [const { String::new() }; 2];
    problem::type_uri(facts, type_base, &mut uri).unwrap();
    problem::title(facts, type_base, &mut title).unwrap();
    [text.0, uri, title]
}

#[test]
fn a_problem_with_a_type() {
    let made = |uri, title| ProblemType { uri, title };
    let (given, titled, untitled) =
        (made(Some("urn:x"), None), made(None, Some("No order")), made(Some("urn:x"), Some("")));
    let base = Some("urn:shop:");
    for (reason, problem, base, expected) in [
        (
            Some("NO_ORDER"),
            None,
            base,
            [
                r#"{"type":"'urn:shop:''no''-''order'","title":"'N''o'' ''o''r''d''e''r'","status":404}"#,
                "urn:shop:no-order",
                "No order",
            ],
        ),
        (
            None,
            None,
            base,
            [
                r#"{"type":"about:blank","title":"Not Found","status":404}"#,
                "about:blank",
                "Not Found",
            ],
        ),
        (
            Some("NO_ORDER"),
            None,
            None,
            [
                r#"{"type":"about:blank","title":"Not Found","status":404}"#,
                "about:blank",
                "Not Found",
            ],
        ),
        (
            Some("NO_ORDER"),
            Some(&given),
            base,
            [
                r#"{"type":"'urn:x'","title":"'N''o'' ''o''r''d''e''r'","status":404}"#,
                "urn:x",
                "No order",
            ],
        ),
        (
            Some("NO_ORDER"),
            Some(&given),
            None,
            [
                r#"{"type":"'urn:x'","title":"'N''o'' ''o''r''d''e''r'","status":404}"#,
                "urn:x",
                "No order",
            ],
        ),
        (
            None,
            Some(&given),
            None,
            [r#"{"type":"'urn:x'","title":"'Not Found'","status":404}"#, "urn:x", "Not Found"],
        ),
        (
            Some("NO_ORDER"),
            Some(&titled),
            None,
            [
                r#"{"type":"'about:blank'","title":"'No order'","status":404}"#,
                "about:blank",
                "No order",
            ],
        ),
        (
            Some("NO_ORDER"),
            Some(&untitled),
            base,
            [r#"{"type":"'urn:x'","status":404}"#, "urn:x", ""],
        ),
    ] {
        let facts = Facts { reason, problem, ..FACTS };
        // How a name comes in pieces is the affair of the words.
        let [body, uri, title] = typed(&facts, base);
        let whole = |text: &str| text.replace("''", "");
        assert_eq!([whole(&body), uri, title], expected.map(whole));
    }
}

#[test]
fn a_body_is_read_as_it_was_prepared() {
    let pieces = [2, 0, 7, b'a', b'b', 0, 0, Pieces::NO_FIELD, 1, 0, 3, b'c', 9, 0, 1, b'd'];
    let prepared = Prepared { pieces: &pieces, ends: [8, 8, 12], data: DataShape::Info };
    let read = |body| prepared.body(body).take(9).collect::<Vec<_>>();
    assert_eq!(read(PreparedBody::JsonRpc), [(&b"ab"[..], 7), (b"", Pieces::NO_FIELD)]);
    assert_eq!(read(PreparedBody::Aip193), []);
    assert_eq!(read(PreparedBody::Problem), [(&b"c"[..], 3)]);
    assert_eq!(PreparedBody::ALL.map(|body| prepared.body(body).is_empty()), [false, true, false]);
    assert_eq!(Prepared::NONE.body(PreparedBody::Problem), Pieces::NONE);
    assert_eq!((Pieces::MAX_TEXT, Pieces::NO_FIELD), (4096, 255));

    let long = [&[1, 1, 0][..], &[b'x'; 257]].concat();
    let prepared = Prepared { pieces: &long, ends: [260, 260, 999], data: DataShape::Info };
    assert_eq!(prepared.body(PreparedBody::JsonRpc).next(), Some((&[b'x'; 257][..], 0)));
    assert!(prepared.body(PreparedBody::Problem).is_empty(), "it ends behind the pieces");
    let cut = Prepared { pieces: &pieces[12..], ends: [4; 3], ..prepared };
    assert_eq!(cut.body(PreparedBody::JsonRpc).next(), None, "its text is longer than the pieces");
}
