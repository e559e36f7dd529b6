//! What a layout may not do: write what is not JSON, too much of it, or the frame's headers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;
use wire_error::{
    Disclose, ErrorSpec, FieldSpec, FieldViolation, Layout, Object, Text, View, WireError, layout,
    problem,
};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, message = "no order {name}")]
struct OrderNotFound {
    #[wire(public)]
    name: String,
    #[wire(extension = "balance")]
    balance: Vec<u64>,
}

fn error() -> OrderNotFound {
    OrderNotFound { name: "a\u{2028}\"b\\\u{7f}".into(), balance: vec![1, 2] }
}

macro_rules! layout {
    ($Name:ident, |$error:ident, $body:ident| $write:expr) => {
        struct $Name;

        impl Layout for $Name {
            const CONTENT_TYPE: &'static str = "application/json";

            fn write($error: &View<'_>, $body: &mut Object<'_>) {
                $write
            }
        }
    };
}

#[test]
fn every_member_is_escaped_and_separated() {
    layout!(Everything, |error, body| {
        body.text("a\"\n", error.message());
        body.value("b", Text::Int(-7));
        body.value("c", Text::Bool(true));
        body.value("d", Text::Str("\u{85}"));
        body.number("e", i64::MIN);
        body.optional("f", None::<&str>);
        body.optional("g", Some("x"));
        body.nullable("h", None::<&str>);
        body.nullable("i", error.field("name"));
        body.object("j", |_| {});
        body.array("k", |array| {
            array.text("\u{0}");
            array.value(Text::Uint(u64::MAX));
            array.number(0);
            array.bool(false);
            array.object(|object| object.bool("x", true));
            array.array(|_| {});
            array.optional(None::<&str>);
            array.optional(Some("y"));
            array.nullable(None::<&str>);
            array.serialize(&(1, "\u{2029}"));
        });
        body.serialize("l", &error.metadata());
        body.serialize("m", &error.message());
        body.extensions(error);
    });
    assert_eq!(
        String::from_utf8(layout::to_vec::<Everything>(&error())).unwrap(),
        concat!(
            r#"{"a\"\n":"no order a\u2028\"b\\\u007f","b":-7,"c":true,"d":"\u0085","#,
            r#""e":-9223372036854775808,"g":"x","h":null,"i":"a\u2028\"b\\\u007f","j":{},"#,
            r#""k":["\u0000",18446744073709551615,0,false,{"x":true},[],"y",null,[1,"\u2029"]],"#,
            r#""l":{"name":"a\u2028\"b\\\u007f"},"m":"no order a\u2028\"b\\\u007f","balance":[1,2]}"#,
        )
    );
}

#[test]
fn a_body_that_is_being_written_shows_nothing() {
    layout!(Shows, |_error, body| {
        body.text("a", format!("{body:?}"));
        body.array("b", |array| array.text(format!("{array:?}")));
    });
    let shown = String::from_utf8(layout::to_vec::<Shows>(&error())).unwrap();
    assert_eq!(shown, r#"{"a":"Object { .. }","b":["Array { .. }"]}"#);
}

#[test]
fn what_does_not_serialize_is_null() {
    struct Fails;

    impl serde::Serialize for Fails {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("never"))
        }
    }

    layout!(Failing, |_error, body| {
        body.serialize("fails", &Fails);
        body.serialize("long", &"x".repeat(2 << 20));
        body.serialize("keys", &std::collections::HashMap::from([((1, 2), 3)]));
        body.bool("ok", true);
    });
    let body = layout::to_vec::<Failing>(&error());
    assert_eq!(body, br#"{"fails":null,"long":null,"keys":null,"ok":true}"#);
}

#[test]
fn a_layout_that_writes_too_much_is_bounded_and_still_json() {
    // the metadata is what is too long: it is left out
    layout!(Metadata, |error, body| {
        body.text("message", error.reason().unwrap_or_default());
        body.array("again", |again| {
            for _ in 0..30 {
                again.serialize(&error.metadata());
            }
        });
    });
    let long = OrderNotFound { name: "x".repeat(60_000), balance: vec![] };
    let body = layout::to_vec::<Metadata>(&long);
    let value: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(value["message"], "ORDER_NOT_FOUND");
    assert_eq!(value["again"][29], serde_json::json!({}));

    // the layout itself is too long
    layout!(Endless, |_error, body| {
        for number in 0..3_000 {
            body.text(&format!("{number}"), "\u{0}".repeat(100_000));
        }
        body.array("array", |array| (0..1_000_000).for_each(|number| array.number(number)));
    });
    let mut buffer = Vec::new();
    layout::write::<Endless>(&error(), &mut buffer);
    assert_eq!(buffer, b"\"Not Found\"");
    assert!(buffer.capacity() < 8 << 20, "{}", buffer.capacity());
}

/// An error by hand, with a text for each field.
#[derive(Debug)]
struct Fields(ErrorSpec, String);

impl std::fmt::Display for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("fields")
    }
}

impl std::error::Error for Fields {}

impl Disclose for Fields {
    fn record(&self) -> &ErrorSpec {
        &self.0
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Str(&self.1); 20]);
    }
}

#[test]
fn a_field_is_said_as_far_as_metadata_says_it_and_any_where_there_is_no_reason() {
    fn all_names() -> Vec<String> {
        (10..30).map(|number| format!("field{number}")).collect()
    }

    let names: &'static [String] = all_names().leak();
    let fields = names.iter().map(|name| FieldSpec::new(name).with_key(name)).collect::<Vec<_>>();
    let spec = ErrorSpec::new("Fields").with_http(404).with_fields(fields.leak());

    layout!(Says, |error, body| {
        body.optional("reason", error.reason());
        body.optional("domain", error.domain());
        for name in all_names() {
            body.optional(&name, error.field(&name));
        }
    });
    let said = |spec: ErrorSpec, text: &str| {
        String::from_utf8(layout::to_vec::<Says>(&Fields(spec, text.into()))).unwrap()
    };
    let written = |names: &[String], text: &str| {
        let members = names.iter().map(|name| format!(r#""{name}":"{text}""#));
        members.collect::<Vec<_>>().join(",")
    };
    let all = written(names, "1");
    assert_eq!(said(spec, "1"), format!("{{{all}}}"));
    let known = spec.with_reason("shop", "X");
    assert_eq!(said(known, "1"), format!(r#"{{"reason":"X","domain":"shop",{all}}}"#));
    // the last of twenty long texts go
    let long = "x".repeat(60_000);
    let most = written(&names[..17], &long);
    assert!(said(known, &long) == format!(r#"{{"reason":"X","domain":"shop",{most}}}"#));
}

#[test]
fn a_reason_that_there_is_no_room_for_goes_with_its_domain() {
    layout!(Names, |error, body| {
        for name in ["one", "two"] {
            body.serialize(name, &(error.reason(), error.domain()));
        }
    });
    let spec = ErrorSpec::new("Fields").with_http(404);
    let said = |len: usize| {
        let spec = spec.with_reason("shop", "X".repeat(len).leak());
        String::from_utf8(layout::to_vec::<Names>(&Fields(spec, String::new()))).unwrap()
    };
    assert_eq!(said(1), r#"{"one":["X","shop"],"two":["X","shop"]}"#);
    assert_eq!(said(600_000), r#"{"one":[null,null],"two":[null,null]}"#);
}

#[test]
fn prose_of_the_layouts_own_is_shortened() {
    layout!(Prose, |_error, body| {
        body.text("text", "é".repeat(40_000));
        body.value("value", Text::Str(&"é".repeat(40_000)));
    });
    let value: Value = serde_json::from_slice(&layout::to_vec::<Prose>(&error())).unwrap();
    for member in ["text", "value"] {
        let text = value[member].as_str().unwrap();
        assert!(text.len() <= 65_536 && text.ends_with("é…"), "{}", text.len());
    }
}

#[test]
fn a_layout_that_panics_leaves_the_buffer_as_it_was() {
    layout!(Panics, |_error, body| {
        body.bool("half", true);
        panic!("in a layout")
    });
    let mut buffer = b"before".to_vec();
    let written = catch_unwind(AssertUnwindSafe(|| layout::write::<Panics>(&error(), &mut buffer)));
    assert!(written.is_err());
    assert_eq!(buffer, b"before");
}

#[test]
#[cfg(debug_assertions)]
fn a_member_that_is_written_twice_is_a_fault() {
    layout!(Twice, |_error, body| {
        body.bool("ok", true);
        body.object("inner", |inner| inner.bool("ok", true));
        body.text("ok", "again");
    });
    let fault = catch_unwind(|| layout::to_vec::<Twice>(&error())).unwrap_err();
    let fault = fault.downcast_ref::<String>().unwrap();
    assert_eq!(fault, "a layout writes the member `ok` twice");
}

struct Headers;

impl Layout for Headers {
    const CONTENT_TYPE: &'static str = "application/vnd.shop+json";

    fn write(_: &View<'_>, _: &mut Object<'_>) {}

    fn headers(error: &View<'_>, set: &mut dyn FnMut(&str, &str)) {
        for name in [
            "Content-Type",
            "Content-Length",
            "content-encoding",
            "Transfer-Encoding",
            "Connection",
            "Trailer",
            "Upgrade",
            "TE",
            "Vary",
            "Cache-Control",
        ] {
            set(name, "mine");
        }
        set("X-Reason", error.reason().unwrap_or_default());
        set("X-Line", "a\r\nset-cookie: b");
        set("no header", "x");
    }
}

#[test]
fn a_layout_has_headers_of_its_own_but_not_those_of_the_frame() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, reason, body = Headers, into(http))]
    struct OrderHidden;

    let response = http::Response::<Vec<u8>>::from(OrderHidden);
    let headers: Vec<_> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    assert_eq!(
        headers,
        [
            ("content-type", "application/vnd.shop+json"),
            ("cache-control", "no-store"),
            ("x-reason", "ORDER_HIDDEN"),
        ]
    );
    assert_eq!(response.body(), b"{}");
}

#[derive(Debug, WireError)]
#[wire(http = 400, message = "no")]
struct Refused {
    #[wire(field_violations)]
    fields: Vec<FieldViolation>,
}

#[test]
fn a_body_that_is_cut_is_the_same_behind_other_bytes() {
    let error = Refused { fields: vec![FieldViolation::new("f", "x".repeat(2000)); 8000] };
    let alone = problem::to_vec(&error);
    assert!((900_000..1 << 20).contains(&alone.len()));
    for before in [1, 600 << 10, 2 << 20] {
        let mut buf = vec![b' '; before];
        problem::write(&error, &mut buf);
        assert!(buf[before..] == alone, "{before}");
    }
}
