//! Templates: what `format!` does, of public fields.

use std::cell::Cell;
use std::fmt;

use wire_error::{Disclose, Disclosed, Text, WireError, aip193};

use crate::object;

#[test]
fn every_format_spec_is_that_of_format() {
    #[derive(Debug, WireError)]
    #[wire(
        http = 404,
        metadata = false,
        message = "{n} {n:5} {n:<5}| {n:^5} {n:*>5} {n:+} {n:05} {n:x} {n:#X} {n:#010b} {n:o} {f:.2} {f:8.1e} {f:E} {s:>6.2} {s:\u{e9}^7}"
    )]
    struct Formatted {
        #[wire(public)]
        n: u8,
        #[wire(public)]
        f: f64,
        #[wire(public)]
        s: &'static str,
    }

    let (n, f, s) = (42_u8, 1234.567_f64, "shop");
    assert_eq!(
        Formatted { n, f, s }.to_string(),
        format!(
            "{n} {n:5} {n:<5}| {n:^5} {n:*>5} {n:+} {n:05} {n:x} {n:#X} {n:#010b} {n:o} {f:.2} {f:8.1e} {f:E} {s:>6.2} {s:\u{e9}^7}"
        ),
    );
}

#[test]
fn a_message_is_text_and_fields() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false)]
    enum ShopError {
        #[wire(message = "no {{order}} }}{{")]
        Braces,
        #[wire(message = "{0}{1} and {0}")]
        Twice(#[wire(public)] u8, #[wire(public)] &'static str),
        #[wire(message = "{{{0}}}")]
        Braced(#[wire(public)] u8),
        #[wire(message = "größer: {größe} 😀")]
        Unicode {
            #[wire(public)]
            größe: u8,
        },
    }

    for (error, expected) in [
        (ShopError::Braces, "no {order} }{"),
        (ShopError::Twice(1, "a"), "1a and 1"),
        (ShopError::Braced(1), "{1}"),
        (ShopError::Unicode { größe: 3 }, "größer: 3 😀"),
    ] {
        assert_eq!(error.to_string(), expected);
        assert_eq!(Disclosed::new(&error).message().to_string(), expected);
    }
}

#[test]
fn a_width_is_not_that_of_each_field() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false)]
    enum ShopError {
        #[wire(message = "no {0} {1}")]
        InTable(#[wire(public)] u8, #[wire(public)] &'static str),
        #[wire(message = "no {0} {1:>3}")]
        InCode(#[wire(public)] u8, #[wire(public)] &'static str),
    }

    assert_eq!(format!("{:>9.1}", ShopError::InTable(1, "ab")), "no 1 ab");
    assert_eq!(format!("{:>9.1}", ShopError::InCode(1, "ab")), "no 1  ab");
    let error = ShopError::InCode(1, "ab");
    assert_eq!(format!("{:>9.1}", Disclosed::new(&error).message()), "no 1  ab");
}

#[test]
fn a_string_is_a_text_and_a_number_a_number() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false, message = "{0}{1}{2}{3}")]
    struct NotFound(
        #[wire(public)] String,
        #[wire(public)] u8,
        #[wire(public)] Option<String>,
        #[wire(public)] Option<u8>,
    );

    let mut kinds = vec![];
    NotFound("a".into(), 1, Some("b".into()), Some(2)).visit_fields(&mut |texts| {
        kinds.extend(texts.iter().map(|text| match text {
            Text::Str(_) => "text",
            Text::Uint(_) => "number",
            _ => "other",
        }));
    });
    assert_eq!(kinds, ["text", "number", "text", "number"]);
}

#[test]
fn a_message_of_more_than_64_kib_ends_before_a_character_or_a_number_that_is_not_whole() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false, message = "{text}{first}{second} and no more")]
    struct NotFound {
        #[wire(public)]
        text: String,
        #[wire(public)]
        first: u16,
        #[wire(public)]
        second: u16,
    }

    let assert_cut = |text: String, [first, second]: [u16; 2], expected: &str| {
        let error = NotFound { text, first, second };
        let body = String::from_utf8(aip193::to_vec(&error)).unwrap();
        let whole =
            format!(r#"{{"error":{{"code":404,"message":"{expected}","status":"NOT_FOUND"}}}}"#);
        assert!(body == whole, "{}", &expected[65_510..]);
    };
    for (len, rest) in [
        (65_518, "123456 and no more"),
        (65_519, "123456 and no …"),
        (65_526, "123456 …"),
        (65_527, "123456…"),
        (65_528, "1234…"),
        (65_529, "1234…"),
        (65_530, "…"),
        (65_533, "…"),
    ] {
        let text = "x".repeat(len);
        let expected = format!("{text}{rest}");
        assert_cut(text, [1234, 56], &expected);
    }
    // There would be room for the number, but not for the character before it.
    let start = "x".repeat(65_531);
    assert_cut(format!("{start}😀"), [1, 2], &format!("{start}…"));
}

/// Fails where told to.
#[derive(Debug, Default)]
struct Failing(Cell<bool>);

impl fmt::Display for Failing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half")?;
        if self.0.get() { Err(fmt::Error) } else { Ok(()) }
    }
}

#[test]
fn a_field_that_fails_to_format_is_left_out_and_display_says_so() {
    use std::fmt::Write as _;

    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, reason, message = "a {one} b {two} c")]
    struct NotFound {
        #[wire(public)]
        one: Failing,
        #[wire(public)]
        two: u8,
    }

    let error = NotFound { one: Failing::default(), two: 2 };
    error.one.0.set(true);
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"a  b 2 c","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example","metadata":{"two":"2"}}]}"#,
    );
    assert_eq!(write!(String::new(), "{error}"), Err(fmt::Error));
    error.one.0.set(false);
    assert_eq!(error.to_string(), "a half b 2 c");
}
