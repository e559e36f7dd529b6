//! Structs, enums, and the shapes of their variants.

use std::convert::Infallible;

use wire_error::{Code, ErrorSpec, FieldSpec, Format, WireContract, WireError};

use crate::object;

#[test]
fn a_unit_struct_is_an_error() {
    #[derive(Debug, WireError)]
    #[wire(grpc = NotFound)]
    struct OrderNotFound;

    assert_eq!(object(&OrderNotFound), r#"{"code":-32000,"message":"order not found"}"#);
    assert_eq!(OrderNotFound.to_string(), "order not found");
    assert_eq!(OrderNotFound.variant(), "OrderNotFound");
    assert_eq!(
        OrderNotFound::CONTRACT.errors,
        [ErrorSpec::new("OrderNotFound").with_message("order not found").with_grpc(Code::NotFound)],
    );
}

#[test]
fn a_struct_with_named_fields_is_an_error() {
    #[derive(Debug, WireError)]
    #[wire(http = 409, domain = "shop.example", reason, message = "order {id} is {state}")]
    struct OrderClosed {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(public)]
        state: String,
        shard: &'static str,
    }

    let error = OrderClosed { id: 7, state: "paid".into(), shard: "eu-3" };
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"order 7 is paid","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_CLOSED","domain":"shop.example","metadata":{"orderId":"7","state":"paid"}}]}"#,
    );
    assert_eq!(error.to_string(), "order 7 is paid");
    assert_eq!(format!("{error:?}"), r#"OrderClosed { id: 7, state: "paid", shard: "eu-3" }"#);
    assert_eq!(error.shard, "eu-3");
}

#[test]
fn a_tuple_struct_is_an_error() {
    #[derive(Debug, WireError)]
    #[wire(code = -32010, http = 404, message = "no order {0} of {1}")]
    struct OrderNotFound(#[wire(public = "id")] u64, #[wire(public = "owner")] &'static str);

    assert_eq!(
        object(&OrderNotFound(7, "ann")),
        r#"{"code":-32010,"message":"no order 7 of ann"}"#,
    );
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404)]
    Unit,
    #[wire(http = 404)]
    EmptyTuple(),
    #[wire(http = 404)]
    EmptyNamed {},
    #[wire(http = 404, message = "{0}, then {1}")]
    Tuple(#[wire(public = "first")] u8, #[wire(public = "second")] String, bool),
    #[wire(http = 404, message = "{bb}, then {aa}")]
    Named {
        #[wire(public)]
        aa: char,
        #[wire(public)]
        bb: bool,
        c: f32,
    },
}

#[test]
fn each_shape_of_a_variant_has_its_own_bytes() {
    let info = |reason: &str, metadata: &str| {
        format!(
            r#""data":[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"shop.example"{metadata}}}]"#
        )
    };
    for (error, message, info) in [
        (ShopError::Unit, "unit", info("UNIT", "")),
        (ShopError::EmptyTuple(), "empty tuple", info("EMPTY_TUPLE", "")),
        (ShopError::EmptyNamed {}, "empty named", info("EMPTY_NAMED", "")),
        (
            ShopError::Tuple(1, "two".into(), true),
            "1, then two",
            info("TUPLE", r#","metadata":{"first":"1","second":"two"}"#),
        ),
        (
            ShopError::Named { aa: 'a', bb: true, c: 0.5 },
            "true, then a",
            info("NAMED", r#","metadata":{"aa":"a","bb":"true"}"#),
        ),
    ] {
        assert_eq!(object(&error), format!(r#"{{"code":-32000,"message":"{message}",{info}}}"#));
        assert_eq!(error.to_string(), message);
    }
}

const TUPLE: &[FieldSpec] = &[
    FieldSpec::new("0").with_key("first").with_format(Format::Integer),
    FieldSpec::new("1").with_key("second"),
];
const NAMED: &[FieldSpec] = &[
    FieldSpec::new("aa").with_key("aa"),
    FieldSpec::new("bb").with_key("bb").with_format(Format::Boolean),
];

#[test]
fn the_table_holds_a_row_for_each_variant_as_declared() {
    let row =
        |name, reason| ErrorSpec::new(name).with_http(404).with_reason("shop.example", reason);
    let table = ShopError::CONTRACT;
    assert_eq!(table.name, "ShopError");
    assert!(table.transparent.is_empty());
    assert_eq!(
        table.errors,
        [
            row("Unit", "UNIT").with_message("unit"),
            row("EmptyTuple", "EMPTY_TUPLE").with_message("empty tuple"),
            row("EmptyNamed", "EMPTY_NAMED").with_message("empty named"),
            row("Tuple", "TUPLE").with_message("{0}, then {1}").with_fields(TUPLE),
            row("Named", "NAMED").with_message("{bb}, then {aa}").with_fields(NAMED),
        ],
    );
}

#[test]
fn a_value_points_to_its_row_of_the_table() {
    assert!(std::ptr::eq(ShopError::Unit.spec(), &raw const ShopError::CONTRACT.errors[0]));
    let named = ShopError::Named { aa: 'a', bb: true, c: 0.5 };
    assert!(std::ptr::eq(named.spec(), &raw const ShopError::CONTRACT.errors[4]));
}

#[test]
fn raw_identifiers_lose_their_prefix() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason)]
    #[expect(non_camel_case_types, reason = "keywords are small")]
    enum r#enum {
        #[wire(http = 404, message = "{type} or {type}, {fn}")]
        r#type {
            #[wire(public)]
            r#type: String,
            #[wire(public)]
            r#fn: Option<u8>,
        },
        #[wire(same_as = r#type)]
        r#match {
            #[wire(public)]
            r#type: String,
            #[wire(public)]
            r#fn: Option<u8>,
        },
    }

    let error = r#enum::r#type { r#type: "a".into(), r#fn: Some(1) };
    let expected = r#"{"code":-32000,"message":"a or a, 1","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TYPE","domain":"shop.example","metadata":{"type":"a","fn":"1"}}]}"#;
    assert_eq!(object(&error), expected);
    assert_eq!(error.variant(), "type");
    let same = r#enum::r#match { r#type: "a".into(), r#fn: Some(1) };
    assert_eq!(object(&same), expected);
    assert_eq!(same.variant(), "match");
    assert_eq!(r#enum::CONTRACT.name, "enum");
}

#[test]
fn an_enum_without_variants_is_an_error_that_never_happens() {
    #[derive(Debug, WireError)]
    enum Never {}

    fn never() -> Option<Never> {
        None
    }

    assert_eq!(Never::CONTRACT.errors, []);
    assert_eq!(never().map(|error| object(&error)), None);
}

#[test]
fn a_variant_that_cannot_be_made_has_a_row_all_the_same() {
    #[derive(Debug, WireError)]
    #[expect(dead_code, reason = "two variants cannot be made")]
    enum ShopError {
        #[wire(http = 404)]
        NotFound,
        #[wire(http = 410, message = "gone: {0}")]
        Gone(#[wire(public = "never")] Infallible),
        #[wire(http = 500)]
        Broken {
            #[source]
            cause: Infallible,
        },
    }

    assert_eq!(object(&ShopError::NotFound), r#"{"code":-32000,"message":"not found"}"#);
    let statuses: Vec<u16> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::http_status).collect();
    assert_eq!(statuses, [404, 410, 500]);
}

#[test]
fn a_variant_that_is_configured_out_leaves_no_trace() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason)]
    enum ShopError {
        #[cfg(any())]
        #[wire(http = 404, message = "{missing}")]
        OrderNotFound(NoSuchType),
        #[wire(http = 404)]
        OrderNotFound {
            #[cfg(any())]
            shard: NoSuchType,
            #[cfg(not(any()))]
            #[wire(public)]
            id: u8,
        },
        #[cfg_attr(not(any()), wire(http = 410))]
        OrderGone,
    }

    assert_eq!(
        object(&ShopError::OrderNotFound { id: 7 }),
        r#"{"code":-32000,"message":"order not found","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}"#,
    );
    assert_eq!(ShopError::OrderGone.http_status(), 410);
    assert_eq!(ShopError::CONTRACT.errors.len(), 2);
}

#[test]
fn a_deprecated_variant_is_marked_and_brings_no_warning() {
    #[derive(Debug, WireError)]
    #[deny(deprecated)]
    enum ShopError {
        #[deprecated(note = "orders stay")]
        #[wire(http = 410)]
        OrderGone {
            #[wire(public)]
            id: u64,
        },
        #[wire(http = 404)]
        OrderNotFound,
    }

    let deprecated: Vec<bool> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::is_deprecated).collect();
    assert_eq!(deprecated, [true, false]);
    assert_eq!(object(&ShopError::OrderNotFound), r#"{"code":-32000,"message":"order not found"}"#);
    #[expect(deprecated, reason = "what is deprecated still happens")]
    let gone = ShopError::OrderGone { id: 7 };
    assert_eq!(object(&gone), r#"{"code":-32000,"message":"order gone"}"#);
}

#[test]
fn a_large_enum_finds_each_of_its_rows() {
    macro_rules! large {
        ($($name:ident)*) => {
            #[derive(Debug, WireError)]
            #[wire(http = 404)]
            enum Large { $($name),* }

            for error in [$(Large::$name),*] {
                assert_eq!(error.variant(), format!("{error:?}"));
            }
        };
    }
    large!(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z);
}
