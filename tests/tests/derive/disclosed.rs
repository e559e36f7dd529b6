//! Which fields leave the process, and on which wire.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use serde::ser::{Error as _, Serialize, Serializer};
use wire_error::{FieldViolation, WireContract, WireError, aip193, problem};

use crate::object;

#[test]
fn an_optional_public_field_is_empty_where_it_is_none() {
    #[derive(Debug, WireError)]
    #[wire(
        domain = "shop.example",
        http = 404,
        reason,
        message = "[{id}] [{id:>3}] [{name}] [{name:.1}]"
    )]
    struct NotFound {
        #[wire(public)]
        id: Option<u8>,
        #[wire(public)]
        name: Option<String>,
    }

    assert_eq!(
        object(&NotFound { id: Some(7), name: Some("ann".into()) }),
        r#"{"code":-32000,"message":"[7] [  7] [ann] [a]","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example","metadata":{"id":"7","name":"ann"}}]}"#,
    );
    assert_eq!(
        object(&NotFound { id: None, name: None }),
        r#"{"code":-32000,"message":"[] [   ] [] []","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example","metadata":{"id":"","name":""}}]}"#,
    );
}

#[test]
fn a_string_of_every_kind_is_sent_as_it_is() {
    #[derive(Debug, WireError)]
    #[wire(
        domain = "shop.example",
        http = 404,
        reason,
        message = "{owned}{borrowed}{cow}{boxed}{rc}{arc}{reference}{optional}"
    )]
    struct NotFound<'a> {
        #[wire(public)]
        owned: String,
        #[wire(public)]
        borrowed: &'a str,
        #[wire(public)]
        cow: Cow<'a, str>,
        #[wire(public)]
        boxed: Box<str>,
        #[wire(public)]
        rc: Rc<str>,
        #[wire(public)]
        arc: Arc<str>,
        #[wire(public)]
        reference: &'a String,
        #[wire(public)]
        optional: Option<&'a str>,
    }

    let six = String::from("7");
    let error = NotFound {
        owned: "1".into(),
        borrowed: "2",
        cow: "3".into(),
        boxed: "4".into(),
        rc: "5".into(),
        arc: "6".into(),
        reference: &six,
        optional: Some("8"),
    };
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"12345678","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example","metadata":{"owned":"1","borrowed":"2","cow":"3","boxed":"4","rc":"5","arc":"6","reference":"7","optional":"8"}}]}"#,
    );
}

#[test]
fn without_metadata_public_fields_stand_in_the_message_alone() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", metadata = false, http = 404, reason)]
    enum ShopError {
        #[wire(message = "no order {0}")]
        Tuple(#[wire(public)] u64),
        #[wire(message = "no order {i}")]
        Named {
            #[wire(public = "NOT a key")]
            i: u64,
        },
    }

    for (error, reason) in [(ShopError::Tuple(7), "TUPLE"), (ShopError::Named { i: 7 }, "NAMED")] {
        assert_eq!(
            object(&error),
            format!(
                r#"{{"code":-32000,"message":"no order 7","data":[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"shop.example"}}]}}"#
            ),
        );
        assert!(error.spec().fields().iter().all(|field| field.key().is_none()));
    }
}

#[test]
fn without_a_reason_there_is_no_metadata() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, message = "no order {id}")]
    struct NotFound {
        #[wire(public)]
        id: u64,
    }

    let error = NotFound { id: 7 };
    assert_eq!(object(&error), r#"{"code":-32000,"message":"no order 7"}"#);
    let fields: Vec<_> =
        error.spec().fields().iter().map(|field| (field.name(), field.key())).collect();
    assert_eq!(fields, [("id", None)]);
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 503, retry_after = "1s")]
    Fixed,
    #[wire(http = 503)]
    Field {
        #[wire(retry_after)]
        again: Duration,
    },
    #[wire(http = 503, retry_after = "9s")]
    Optional(#[wire(retry_after)] Option<Duration>),
    #[wire(http = 404)]
    OptionalAlone(#[wire(retry_after)] Option<Duration>),
}

#[test]
fn a_delay_of_the_value_stands_before_that_of_the_variant() {
    let retry = |delay: &str| {
        format!(
            r#"{{"code":-32000,"message":"x","data":[{{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{delay}"}}]}}"#
        )
    };
    for (error, name, bytes) in [
        (ShopError::Fixed, "fixed", retry("1s")),
        (ShopError::Field { again: Duration::from_millis(1500) }, "field", retry("1.500s")),
        (ShopError::Optional(Some(Duration::from_secs(3))), "optional", retry("3s")),
        (ShopError::Optional(None), "optional", retry("9s")),
        (
            ShopError::OptionalAlone(None),
            "optional alone",
            r#"{"code":-32000,"message":"x"}"#.to_owned(),
        ),
    ] {
        assert_eq!(object(&error), bytes.replace(r#""x""#, &format!("\"{name}\"")));
        assert!(error.is_retryable());
    }
    let may_retry: Vec<bool> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::may_delay).collect();
    assert_eq!(may_retry, [true; 4]);
}

#[test]
fn violations_are_a_bad_request() {
    #[derive(Debug, WireError)]
    #[wire(grpc = InvalidArgument)]
    enum ShopError {
        Vector(#[wire(field_violations)] Vec<FieldViolation>),
        Boxed {
            #[wire(field_violations)]
            violations: Box<[FieldViolation]>,
        },
        Array(#[wire(field_violations)] [FieldViolation; 1]),
    }

    let zip = || FieldViolation::new("address.zip", "must have five digits");
    let data = r#""data":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"address.zip","description":"must have five digits"}]}]"#;
    for (error, name) in [
        (ShopError::Vector(vec![zip()]), "vector"),
        (ShopError::Boxed { violations: Box::new([zip()]) }, "boxed"),
        (ShopError::Array([zip()]), "array"),
    ] {
        assert_eq!(object(&error), format!(r#"{{"code":-32602,"message":"{name}",{data}}}"#));
        assert_eq!(error.field_violations(), [zip()]);
        assert!(error.spec().has_violations());
    }
    assert_eq!(object(&ShopError::Vector(vec![])), r#"{"code":-32602,"message":"vector"}"#,);
}

/// Cannot be sent.
#[derive(Debug)]
struct Broken;

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("broken"))
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
enum DataError<T: std::fmt::Debug> {
    Order {
        #[wire(data)]
        order: BTreeMap<&'static str, u64>,
        #[wire(public)]
        id: u8,
    },
    Generic(#[wire(data)] T),
    Optional(#[wire(data)] Option<T>),
    Broken(#[wire(data)] Broken),
}

#[test]
fn a_data_field_stands_in_place_of_the_details_on_json_rpc() {
    let details = |reason: &str| {
        format!(
            r#"[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"shop.example"}}]"#
        )
    };
    for (error, message, data) in [
        (
            DataError::Order { order: [("a", 1), ("b\u{2028}", 2)].into(), id: 3 },
            "order",
            r#"{"a":1,"b\u2028":2}"#.to_owned(),
        ),
        (DataError::Generic(serde_json::json!([1, null])), "generic", "[1,null]".to_owned()),
        (DataError::Generic(serde_json::Value::Null), "generic", details("GENERIC")),
        (DataError::Optional(Some(serde_json::json!(false))), "optional", "false".to_owned()),
        (DataError::Optional(None), "optional", details("OPTIONAL")),
        (DataError::Broken(Broken), "broken", details("BROKEN")),
    ] {
        assert_eq!(
            object(&error),
            format!(r#"{{"code":-32000,"message":"{message}","data":{data}}}"#),
        );
    }
}

#[test]
fn a_data_field_stands_on_no_other_wire() {
    let error: DataError<u8> = DataError::Order { order: [("a", 1)].into(), id: 3 };
    assert_eq!(
        String::from_utf8(aip193::to_vec(&error)).unwrap(),
        r#"{"error":{"code":404,"message":"order","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER","domain":"shop.example","metadata":{"id":"3"}}]}}"#,
    );
    assert_eq!(
        String::from_utf8(problem::to_vec(&error)).unwrap(),
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"order","reason":"ORDER","domain":"shop.example","metadata":{"id":"3"}}"#,
    );
}

#[test]
fn each_shape_of_data_says_as_much_as_it_may() {
    macro_rules! shaped {
        ($name:ident, $shape:ident) => {
            #[derive(Debug, WireError)]
            #[wire(domain = "shop.example", data = $shape, http = 503, help = "https://shop.example/")]
            enum $name {
                #[wire(reason)]
                Closed(#[wire(public = "until")] u8),
                Silent,
            }
        };
    }
    shaped!(Info, info);
    shaped!(Details, details);
    shaped!(Nothing, none);

    let closed = r#"{"code":-32000,"message":"closed""#;
    let silent = r#"{"code":-32000,"message":"silent""#;
    let info = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"CLOSED","domain":"shop.example","metadata":{"until":"9"}}"#;
    let help = |of| {
        format!(
            r#"{{"@type":"type.googleapis.com/google.rpc.Help","links":[{{"description":"Documentation for {of}","url":"https://shop.example/"}}]}}"#
        )
    };
    assert_eq!(object(&Info::Closed(9)), format!(r#"{closed},"data":{info}}}"#));
    assert_eq!(object(&Info::Silent), format!("{silent}}}"));
    assert_eq!(
        object(&Details::Closed(9)),
        format!(r#"{closed},"data":[{info},{}]}}"#, help("CLOSED"))
    );
    assert_eq!(object(&Details::Silent), format!(r#"{silent},"data":[{}]}}"#, help("UNAVAILABLE")));
    assert_eq!(object(&Nothing::Closed(9)), format!("{closed}}}"));
    assert_eq!(object(&Nothing::Silent), format!("{silent}}}"));
}

#[test]
fn an_opaque_error_has_the_same_bytes_whatever_it_holds() {
    #[derive(Debug, WireError)]
    #[wire(opaque, http = 502, message = "the stock is not to be reached")]
    struct Stock {
        #[source]
        cause: Option<std::fmt::Error>,
        query: String,
    }

    let bytes = r#"{"code":-32000,"message":"the stock is not to be reached"}"#;
    for (cause, query) in [(None, ""), (Some(std::fmt::Error), "select 2 from \"secret\"")] {
        let error = Stock { cause, query: query.into() };
        assert_eq!(object(&error), bytes);
        assert_eq!(error.to_string(), "the stock is not to be reached");
        assert!(error.spec().is_opaque());
    }
}
