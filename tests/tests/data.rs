//! `error.data` and extensions that a peer may have chosen: what cannot be read back is left out.

use std::fmt;

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use wire_error::jsonrpc::{self, Data, ErrorObject, Response};
use wire_error::{
    Disclose, ErrorSpec, Layout, Object, RemoteError, View, WireError, aip193, grpc, layout,
    problem,
};

static REFUSED: ErrorSpec =
    ErrorSpec::new("Refused").with_http(400).with_code(-32001).with_message("refused");

/// An error whose `data` and extension are the same.
struct Refused<'a>(&'a dyn Data);

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

    fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
        visit("before", &1);
        visit("extension", self.0);
        visit("after", &2);
    }

    fn data(&self) -> Option<&dyn Data> {
        Some(self.0)
    }
}

/// The same in every format, as JSON, or `None` where it is left out.
fn said<T: Serialize>(data: &T) -> Option<Value> {
    let error = Refused(data);
    let line = |body: Vec<u8>| -> Value {
        let body = String::from_utf8(body).unwrap();
        assert!(!body.contains(|char: char| char.is_control() || char == '\u{2028}'), "{body}");
        serde_json::from_str(&body).unwrap()
    };
    let response = line(jsonrpc::to_vec(1, &error));
    let mut object = vec![];
    jsonrpc::write_object(&error, &mut object);
    assert_eq!(response["error"], line(object));
    assert_eq!(error.to_jsonrpc_error(Some(&json!(1))), response);
    let owned = Response::new(1, &error);
    assert_eq!(owned.error, ErrorObject::new(&error));
    assert_eq!(serde_json::to_value(&owned).unwrap(), response);
    assert_eq!(response["error"]["message"], "refused");
    let said = response["error"].get("data").cloned();

    // On no other wire, and the extension on problem+json and own layouts alone.
    let body =
        json!({ "error": { "code": 400, "message": "refused", "status": "INVALID_ARGUMENT" } });
    assert_eq!(line(aip193::to_vec(&error)), body);
    assert_eq!(error.to_http_error_body(), body);
    assert_eq!(grpc::to_vec(&error), b"\x08\x03\x12\x07refused");
    let problem = line(problem::to_vec(&error));
    assert_eq!(error.to_problem_details(), problem);
    assert_eq!((&problem["before"], &problem["after"]), (&json!(1), &json!(2)));
    let extension = problem.get("extension").cloned();
    assert_eq!(extension.filter(|value| !value.is_null()), said);
    said
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(
        json!(7),
        |value, at| if at % 2 == 0 { json!([value]) } else { json!({ "a": value }) },
    )
}

#[test]
fn data_of_120_levels_is_said_and_deeper_data_is_left_out() {
    for depth in [0, 1, 2, 50, 119, 120] {
        assert_eq!(said(&nested(depth)), Some(nested(depth)), "{depth}");
    }
    for depth in [121, 122, 125, 126, 127, 128, 129, 200, 1000] {
        assert_eq!(said(&nested(depth)), None, "{depth}");
    }
}

fn raw(json: &str) -> Box<RawValue> {
    RawValue::from_string(json.into()).unwrap()
}

#[test]
fn raw_json_that_cannot_be_read_back_is_left_out() {
    for json in [
        r#""\ud800""#,
        r#""a\udfffb""#,
        r#"{"\ud800":1}"#,
        r#"["ok",{"a":"\ud83d\u0041"}]"#,
        "1e999",
        "-1e999",
        r#"{"a":[1e400]}"#,
        &*format!("{}{}", "[".repeat(121), "]".repeat(121)),
        &*format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000)),
    ] {
        assert_eq!(said(&raw(json)), None, "{json:.99}");
        assert_eq!(said(&json!({ "a": 1 })), Some(json!({ "a": 1 })));
    }
    for json in [r#""\ud83d\ude00""#, "1e300", "-0", "18446744073709551616", "null"] {
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(said(&raw(json)), Some(value).filter(|value| !value.is_null()), "{json}");
    }
}

#[test]
fn raw_json_is_said_on_one_line() {
    let json = "\r\n{\r\n\t\"a\":\t[1,\n2],\r\"b\" : \"\u{7f}\u{85}\u{2028}\u{2029}é\"\r\n}\r\n";
    let value = json!({ "a": [1, 2], "b": "\u{7f}\u{85}\u{2028}\u{2029}é" });
    assert_eq!(said(&raw(json)), Some(value));
    let error = Refused(&raw("[1,\r\n2]"));
    let body = String::from_utf8(jsonrpc::to_vec(1, &error)).unwrap();
    assert_eq!(body.lines().count(), 1);
    assert!(body.ends_with(r#","data":[1,  2]}}"#), "{body}");
}

/// Does not serialize, or only half.
struct Broken(usize);

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let mut seq = serializer.serialize_seq(None)?;
        for at in 0..self.0 {
            seq.serialize_element(&at)?;
        }
        Err(S::Error::custom("broken"))
    }
}

#[test]
fn what_does_not_serialize_is_left_out_whole() {
    for pieces in [0, 1, 100_000] {
        assert_eq!(said(&Broken(pieces)), None);
    }
    let keys: std::collections::BTreeMap<Vec<u8>, u8> = [(vec![1], 1)].into();
    assert_eq!(said(&keys), None);
    assert_eq!(said(&None::<u8>), None);
    assert_eq!(said(&()), None);
    assert_eq!(said(&f64::NAN), None);
}

/// A layout that writes one member by its `Serialize`.
struct Own;

impl Layout for Own {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.text("message", error.message());
        body.extensions(error);
        body.object("nested", |object| {
            object.array("values", |values| {
                values.serialize(&nested(126));
                values.serialize(&raw(r#""\ud800""#));
                values.serialize(&raw("[1,\r\n2]"));
            });
        });
    }
}

#[test]
fn what_a_layout_serializes_is_null_where_it_cannot_be_read_back() {
    let body = layout::to_vec::<Own>(&Refused(&nested(127)));
    assert_eq!(
        String::from_utf8(body).unwrap(),
        r#"{"message":"refused","before":1,"after":2,"nested":{"values":[null,null,[1,  2]]}}"#,
    );
}

#[test]
fn what_a_peer_sent_in_a_derived_error_brings_no_renderer_down() {
    #[derive(Debug, WireError)]
    #[wire(code = -32001, http = 502)]
    struct Upstream {
        #[wire(data)]
        data: Box<RawValue>,
    }

    let peers = [r#""\ud800""#, "1e999", "[1,\r\n2]", "{}"];
    let said = peers.map(|data| {
        let error = Upstream { data: raw(data) };
        let read: RemoteError = jsonrpc::decode(&jsonrpc::to_vec(1, &error)).unwrap();
        assert_eq!(read.message, "upstream");
        error.to_jsonrpc_error(None)["error"].get("data").cloned()
    });
    assert_eq!(said, [None, None, Some(json!([1, 2])), Some(json!({}))]);
}
